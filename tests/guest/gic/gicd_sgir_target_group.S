@ SPDX-License-Identifier: Apache-2.0
@ title: The group that counts for an SGI is the one that its target gave it
@ section: GIC 4.3.15
@ machine: secure, cores 3
@ expect: core0=0 core1=8 core2=0 nsatt0=0 nsatt1=8 nsatt2=8
@ qemu: wrong: GICD_SGIR ignores the groups, GIC 4.3.15
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke_on 2, 8, GICD_IGROUPR
    poke 0x00060003, GICD_SGIR
    peek_out GICD_ISPENDR
    out_on 1, GICD_ISPENDR
    out_on 2, GICD_ISPENDR
    poke 0x00068003, GICD_SGIR
    peek_out GICD_ISPENDR
    out_on 1, GICD_ISPENDR
    out_on 2, GICD_ISPENDR
    done
