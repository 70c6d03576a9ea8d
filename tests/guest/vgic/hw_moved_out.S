@ SPDX-License-Identifier: Apache-2.0
@ title: A list register that was taken away cannot end the physical interrupt; the EOI is counted
@ section: GIC 5.3.1
@ expect: viar=30 active=100 hcr=8000001
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    poke 0x100, GICD_ISACTIVER+4
    lr 0, 48, 0, LR_HW|(40<<10)
    peek_out GICV_IAR
    poke 0, GICH_LR0
    poke 48, GICV_EOIR
    outs GICD_ISACTIVER+4, GICH_HCR
    done
