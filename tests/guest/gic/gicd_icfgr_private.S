@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ICFGR of SGIs and PPIs is read-only: SGIs edge-triggered, PPIs level-sensitive
@ section: A15 TRM 8.3.2
@ machine: secure
@ expect: sgi=aaaaaaaa ppi=55555555 sgi=aaaaaaaa ppi=55555555
@ qemu: wrong: PPIs can be made edge-triggered, A15 TRM 8.3.2
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0, GICD_ICFGR, GICD_ICFGR+4
    rw 0xffffffff, GICD_ICFGR, GICD_ICFGR+4
    done
