@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_IPRIORITYR0-7 have a copy for each core
@ section: GIC 4.3.11
@ machine: secure, cores 2
@ expect: core1=0 own=80808080 core0=40404040 ppi0=0 ppi1=20202020 spi=60606060
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 2
    poke 0x40404040, GICD_IPRIORITYR
    out_on 1, GICD_IPRIORITYR
    poke_on 1, 0x80808080, GICD_IPRIORITYR
    poke_on 1, 0x20202020, GICD_IPRIORITYR+28
    poke_on 1, 0x60606060, GICD_IPRIORITYR+32
    out_on 1, GICD_IPRIORITYR
    outs GICD_IPRIORITYR, GICD_IPRIORITYR+28
    out_on 1, GICD_IPRIORITYR+28
    peek_out GICD_IPRIORITYR+32
    done
