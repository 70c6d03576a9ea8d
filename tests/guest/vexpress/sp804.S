@ SPDX-License-Identifier: Apache-2.0
@ title: SP804: a periodic and a one-shot timer, their interrupts and IDs 34 and 35 at the GIC
@ section: DDI 0271 3.3
@ machine: vexpress
@ expect: control=20 ris=0 load=64 bgload=64
@ expect: ris=1 mis=1 pending=4 cleared=0 again=1 masked=0
@ expect: oneshot.ris=1 oneshot.value=0 second.bgload=5 second.load=5 second.mis=1 pending=8
@ expect: id0=4 id1=18 id2=14 id3=0 cell0=d cell1=f0 cell2=5 cell3=b1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "vexpress.inc"
    .equ OTHER, SP804 + 0x10000

test:
    timers_at_1mhz
    peek_out SP804 + 0x08
    peek_out SP804 + 0x10
    poke 100, SP804
    peek_out SP804
    peek_out SP804 + 0x18
    poke 0xe2, SP804 + 0x08         @ enabled, periodic, interrupt, 32 bits
    wait_for SP804 + 0x10, 1
    out r4
    peek_out SP804 + 0x14
    peek r4, GICD_ISPENDR + 4
    and r4, r4, #4
    out r4
    poke 0x02, SP804 + 0x08         @ off, before the next zero
    poke 0, SP804 + 0x0c
    peek_out SP804 + 0x10
    poke 0xe2, SP804 + 0x08
    wait_for SP804 + 0x10, 1
    out r4
    poke 0x42, SP804 + 0x08         @ off and masked
    peek_out SP804 + 0x14
    poke 0, SP804 + 0x0c
    poke 0x20, OTHER + 0x28         @ the second timer of the second module
    poke 5, OTHER + 0x20
    peek r4, OTHER + 0x24
    poke 0xa3, OTHER + 0x28         @ enabled, interrupt, 32 bits, once
    wait_for OTHER + 0x30, 1
    out r4
    peek_out OTHER + 0x24
    poke 5, OTHER + 0x38
    peek_out OTHER + 0x38
    peek_out OTHER + 0x20
    peek_out OTHER + 0x34
    peek r4, GICD_ISPENDR + 4
    and r4, r4, #8
    out r4
    poke 0, OTHER + 0x2c
    identification SP804
    done
