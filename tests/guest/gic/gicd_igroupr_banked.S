@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_IGROUPR0 has a copy for each core, GICD_IGROUPR1 is shared
@ section: GIC 4.3.4
@ machine: secure, cores 3
@ expect: core1=0 core1.own=f0 core2=0 core0=f shared=ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke 0xf, GICD_IGROUPR
    out_on 1, GICD_IGROUPR
    poke_on 1, 0xf0, GICD_IGROUPR
    poke_on 1, 0xff, GICD_IGROUPR+4
    out_on 1, GICD_IGROUPR
    out_on 2, GICD_IGROUPR
    outs GICD_IGROUPR, GICD_IGROUPR+4
    done
