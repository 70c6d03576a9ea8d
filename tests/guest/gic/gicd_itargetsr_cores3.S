@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ITARGETSR with three cores: the bits of the five absent ones are RAZ/WI
@ section: GIC 4.3.12
@ machine: secure, cores 3
@ expect: all=7070707 absent=0 mixed=4010307 last=7070707 beyond=0
@ qemu: wrong: keeps the targets of absent cores, GIC 4.3.12
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    rw 0xffffffff, GICD_ITARGETSR+40
    rw 0xf8f8f8f8, GICD_ITARGETSR+40
    rw 0x84110b1f, GICD_ITARGETSR+40
    rw 0xffffffff, GICD_ITARGETSR+284, GICD_ITARGETSR+288
    done
