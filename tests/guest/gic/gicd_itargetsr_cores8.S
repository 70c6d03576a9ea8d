@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ITARGETSR with eight cores: every bit is there
@ section: GIC 4.3.12
@ machine: secure, cores 8
@ expect: all=ffffffff each=80402010 none=0 byte=12
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    rw 0xffffffff, GICD_ITARGETSR+40
    rw 0x80402010, GICD_ITARGETSR+40
    rw 0, GICD_ITARGETSR+40
    pokeb 0x12, GICD_ITARGETSR+43
    peekb_out GICD_ITARGETSR+43
    done
