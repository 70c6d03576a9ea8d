@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ICFGR of SPIs: the upper bit of each field is writable, the lower one reads as 1
@ section: A15 TRM 8.3.2
@ machine: secure
@ expect: w2=ffffffff w3=ffffffff w17=ffffffff w18=0 level=55555555 mixed=77dd5ff5
@ qemu: wrong: the lower bits read as 0, A15 TRM 8.3.2
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICD_ICFGR+8, GICD_ICFGR+12, GICD_ICFGR+68, GICD_ICFGR+72
    rw 0, GICD_ICFGR+8
    rw 0x22880aa0, GICD_ICFGR+8
    done
