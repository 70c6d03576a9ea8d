@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_NSACR lets Non-secure software send a Group 0 SGI
@ section: GIC 4.3.15
@ machine: secure
@ expect: without=0 with=8 sources=1000000
@ qemu: wrong: GICD_SGIR ignores the groups, GIC 4.3.15
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    to_nonsecure
    poke 0x02000003, GICD_SGIR
    to_secure
    peek_out GICD_ISPENDR
    poke 0x40, GICD_NSACR
    to_nonsecure
    poke 0x02000003, GICD_SGIR
    to_secure
    outs GICD_ISPENDR, GICD_SPENDSGIR
    done
