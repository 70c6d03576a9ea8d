@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_SGIR, filter 1: all cores but the sender; filter 2: the sender; the list does not count
@ section: GIC 4.3.15
@ machine: secure, cores 3
@ expect: core0=807 core1=807 core2=3ff self0=0 self1=200 self2=0
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
    poke_on 2, 0x01040007, GICD_SGIR
    wait_ipi
    peek_out GICC_IAR
    out_on 1, GICC_IAR
    out_on 2, GICC_IAR
    poke_on 1, 0x02050009, GICD_SGIR
    peek_out GICD_SPENDSGIR+8
    out_on 1, GICD_SPENDSGIR+8
    out_on 2, GICD_SPENDSGIR+8
    done
