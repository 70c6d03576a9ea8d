@ SPDX-License-Identifier: Apache-2.0
@ title: With EOImode 1 the guest's GICV_DIR, not EOIR, ends the physical interrupt
@ section: GIC 5.2.2
@ expect: viar=30 active=100 dropped=100 apr=0 ended=0
@ qemu: wrong: the active state of an SPI belongs to a core, GIC 4.3.9
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on 0x201
    poke 0x100, GICD_ISACTIVER+4
    lr 0, 48, 0, LR_HW|(40<<10)
    outs GICV_IAR, GICD_ISACTIVER+4
    poke 48, GICV_EOIR
    outs GICD_ISACTIVER+4, GICH_APR
    poke 48, GICV_DIR
    peek_out GICD_ISACTIVER+4
    done
