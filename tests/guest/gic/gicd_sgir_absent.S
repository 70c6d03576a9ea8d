@ SPDX-License-Identifier: Apache-2.0
@ title: An SGI to absent cores and to nobody does nothing
@ section: GIC 4.3.15
@ machine: secure, cores 3
@ expect: core0=1 core1=1 core2=1 none=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke 0x00ff0001, GICD_SGIR
    dsb
    peekb_out GICD_SPENDSGIR+1
    peek_on 1, r1, GICD_SPENDSGIR
    lsr r1, r1, #8
    out r1
    peek_on 2, r1, GICD_SPENDSGIR
    lsr r1, r1, #8
    out r1
    poke 0x00000002, GICD_SGIR
    poke 0x00f80002, GICD_SGIR
    dsb
    peekb_out GICD_SPENDSGIR+2
    done
