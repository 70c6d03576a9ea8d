@ SPDX-License-Identifier: Apache-2.0
@ title: What ends is PhysicalID, not the virtual ID; other active interrupts stay
@ section: GIC 5.2.2
@ expect: viar=29 active=300 ended=200
@ qemu: wrong: the active state of an SPI belongs to a core, GIC 4.3.9
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    poke 0x300, GICD_ISACTIVER+4
    lr 0, 41, 0, LR_HW|(40<<10)
    outs GICV_IAR, GICD_ISACTIVER+4
    poke 41, GICV_EOIR
    peek_out GICD_ISACTIVER+4
    done
