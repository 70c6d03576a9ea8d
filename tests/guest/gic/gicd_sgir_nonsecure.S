@ SPDX-License-Identifier: Apache-2.0
@ title: A Non-secure GICD_SGIR write sends Group 1 SGIs alone, whatever NSATT says
@ section: GIC 4.3.15
@ machine: secure
@ expect: pending=6
@ qemu: wrong: GICD_SGIR ignores the groups, GIC 4.3.15
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 6, GICD_IGROUPR
    to_nonsecure
    poke 0x02000000, GICD_SGIR
    poke 0x02008000, GICD_SGIR
    poke 0x02000001, GICD_SGIR
    poke 0x02008002, GICD_SGIR
    to_secure
    peek_out GICD_ISPENDR
    done
