@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_SGIR, filter 0: the cores of the target list, the sender among them
@ section: GIC 4.3.15
@ machine: secure, cores 4
@ expect: core0=5 core1=3ff core2=5 core3=5 core3.again=3ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 4
    gic_on
    gic_on_core 1
    gic_on_core 2
    gic_on_core 3
    poke 0x000d0005, GICD_SGIR
    dsb
    wait_ipi
    peek_out GICC_IAR
    out_on 1, GICC_IAR
    out_on 2, GICC_IAR
    out_on 3, GICC_IAR, GICC_IAR
    done
