@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ITARGETSR with five cores
@ section: GIC 4.3.12
@ machine: secure, cores 5
@ expect: all=1f1f1f1f absent=0 core4=10101010
@ qemu: wrong: keeps the targets of absent cores, GIC 4.3.12
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    rw 0xffffffff, GICD_ITARGETSR+40
    rw 0xe0e0e0e0, GICD_ITARGETSR+40
    rw 0x30507090, GICD_ITARGETSR+40
    done
