@ SPDX-License-Identifier: Apache-2.0
@ title: SP805: reset values, the lock, the interrupt at ID 32, integration test registers
@ section: DDI 0270 3.3
@ machine: vexpress
@ expect: load=ffffffff value=ffffffff control=0 ris=0 mis=0 lock=0 locked=1 load.kept=ffffffff
@ expect: load=10 ris=1 mis=1 pending=1 cleared=0 itcr=1 forced=1 itop=0
@ expect: id0=5 id1=18 id2=14 id3=0 cell0=d cell1=f0 cell2=5 cell3=b1
@ qemu: wrong: it has no watchdog there
.include "guest.inc"
.include "gic.inc"
.include "vexpress.inc"

test:
    .irp offset, 0x000, 0x004, 0x008, 0x010, 0x014, 0xc00
    peek_out SP805 + \offset
    .endr
    poke 0, SP805 + 0xc00
    peek_out SP805 + 0xc00
    poke 0x10, SP805
    peek_out SP805
    poke 0x1acce551, SP805 + 0xc00
    poke 0x10, SP805
    peek_out SP805
    poke 1, SP805 + 0x008           @ counts, interrupts, does not reset
    wait_for SP805 + 0x010, 1
    out r4
    peek_out SP805 + 0x014
    peek r4, GICD_ISPENDR + 4
    and r4, r4, #1
    out r4
    poke 0, SP805 + 0x008
    poke 0, SP805 + 0x00c
    peek_out SP805 + 0x010
    poke 1, SP805 + 0xf00
    peek_out SP805 + 0xf00
    poke 2, SP805 + 0xf04
    peek r4, GICD_ISPENDR + 4
    and r4, r4, #1
    out r4
    peek_out SP805 + 0xf04          @ write-only
    identification SP805
    done
