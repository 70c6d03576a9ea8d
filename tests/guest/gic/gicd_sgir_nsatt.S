@ SPDX-License-Identifier: Apache-2.0
@ title: A Secure GICD_SGIR write sends to the group that NSATT names, and to no other
@ section: GIC 4.3.15
@ machine: secure
@ expect: group0=1 group0.nsatt=1 group1=1 group1.nsatt=3
@ qemu: wrong: GICD_SGIR ignores the groups, GIC 4.3.15
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 2, GICD_IGROUPR
    poke 0x02000000, GICD_SGIR
    peek_out GICD_ISPENDR
    poke 0x02008002, GICD_SGIR
    peek_out GICD_ISPENDR
    poke 0x02000001, GICD_SGIR
    peek_out GICD_ISPENDR
    poke 0x02008001, GICD_SGIR
    peek_out GICD_ISPENDR
    done
