@ SPDX-License-Identifier: Apache-2.0
@ title: A PPI is signalled to its own core
@ section: GIC 2.2.1
@ machine: secure, cores 3
@ expect: core0=3ff core1=16 core2=3ff
@ qemu: wrong: with several cores software cannot set a PPI pending, GIC 4.3.7
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    gic_on
    gic_on_core 1
    gic_on_core 2
    poke 0x00400000, GICD_ISENABLER
    poke_on 2, 0x00400000, GICD_ISENABLER
    poke_on 1, 0x00400000, GICD_ISENABLER
    poke_on 1, 0x00400000, GICD_ISPENDR
    peek_out GICC_IAR
    out_on 1, GICC_IAR
    out_on 2, GICC_IAR
    done
