@ SPDX-License-Identifier: Apache-2.0
@ title: An SGI to three cores is taken by each and ended by each (N-N model)
@ section: GIC 1.4.3
@ machine: secure, cores 3
@ expect: core0=6 core1=6 core2=6 active0=40 active1=40 ended0=0 active1=40 ended1=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    gic_on
    gic_on_core 1
    gic_on_core 2
    poke 0x00070006, GICD_SGIR
    dsb
    wait_ipi
    peek_out GICC_IAR
    out_on 1, GICC_IAR
    out_on 2, GICC_IAR
    peek_out GICD_ISACTIVER
    out_on 1, GICD_ISACTIVER
    poke 6, GICC_EOIR
    peek_out GICD_ISACTIVER
    out_on 1, GICD_ISACTIVER
    poke_on 1, 6, GICC_EOIR
    out_on 1, GICD_ISACTIVER
    done
