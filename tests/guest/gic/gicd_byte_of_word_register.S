@ SPDX-License-Identifier: Apache-2.0
@ title: Registers without byte access: a byte or halfword access is RAZ/WI
@ section: GIC 4.1.4
@ machine: secure
@ expect: enable=0 byte=0 half=0 group=0 icfgr=55555555 byte=0 ctlr=0
@ qemu: wrong: every register has byte access, GIC 4.1.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    pokeb 0xff, GICD_ISENABLER+4
    pokeh 0xffff, GICD_ISENABLER+6
    peek_out GICD_ISENABLER+4
    poke 0xffffffff, GICD_ISENABLER+8
    peekb_out GICD_ISENABLER+8
    peekh_out GICD_ISENABLER+10
    pokeb 0xff, GICD_IGROUPR+4
    peek_out GICD_IGROUPR+4
    pokeb 0xff, GICD_ICFGR+8
    peek_out GICD_ICFGR+8
    peekb_out GICD_ICFGR+8
    pokeb 3, GICD_CTLR
    peek_out GICD_CTLR
    done
