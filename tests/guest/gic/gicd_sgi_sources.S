@ SPDX-License-Identifier: Apache-2.0
@ title: The same SGI from three cores: acknowledged once for each, with its sender
@ section: GIC 4.4.4
@ machine: secure, cores 3
@ expect: sources=7000000 first=3 second=403 third=803 none=3ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    gic_on
    poke 0x02000003, GICD_SGIR
    poke_on 2, 0x00010003, GICD_SGIR
    poke_on 1, 0x00010003, GICD_SGIR
    dsb
    wait_ipi
    peek_out GICD_SPENDSGIR
    peek_out GICC_IAR
    poke 3, GICC_EOIR
    peek_out GICC_IAR
    poke 0x403, GICC_EOIR
    peek_out GICC_IAR
    poke 0x803, GICC_EOIR
    peek_out GICC_IAR
    done
