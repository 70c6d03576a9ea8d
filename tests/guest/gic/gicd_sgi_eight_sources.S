@ SPDX-License-Identifier: Apache-2.0
@ title: Eight cores send one SGI: eight bits of GICD_SPENDSGIR, the last CPUID is 7
@ section: GIC 4.3.17
@ machine: secure, cores 8
@ expect: sources=ff left=80 last=1c0f
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 8
    gic_on
    poke 0x0001000f, GICD_SGIR
    .irp n, 1, 2, 3, 4, 5, 6, 7
    poke_on \n, 0x0001000f, GICD_SGIR
    .endr
    dsb
    wait_ipi
    peekb_out GICD_SPENDSGIR+15
    .rept 7
    peek r0, GICC_IAR
    poke 15, GICC_EOIR
    .endr
    peekb_out GICD_SPENDSGIR+15
    peek_out GICC_IAR
    done
