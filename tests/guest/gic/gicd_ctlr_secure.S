@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_CTLR, Secure copy: EnableGrp0 and EnableGrp1, the rest is reserved
@ section: GIC 4.3.1
@ machine: secure
@ expect: grp0=1 grp1=2 both=3 all=3 none=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 1, GICD_CTLR
    rw 2, GICD_CTLR
    rw 3, GICD_CTLR
    rw 0xffffffff, GICD_CTLR
    rw 0xfffffffc, GICD_CTLR
    done
