@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_CTLR.EnableGrp0 and EnableGrp1 gate each group; a disabled one hides nothing
@ section: GIC 5.5.1
@ expect: none=3ff grp0=28 grp1=29 both=29
@ qemu: wrong: the disabled group's interrupt hides the other, GIC 5.5.1
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on 0
    lr 0, 40, 0x80
    lr 1, 41, 0x40, LR_GROUP1
    peek_out GICV_HPPIR
    poke 5, GICV_CTLR
    peek_out GICV_HPPIR
    poke 6, GICV_CTLR
    peek_out GICV_HPPIR
    poke 7, GICV_CTLR
    peek_out GICV_HPPIR
    done
