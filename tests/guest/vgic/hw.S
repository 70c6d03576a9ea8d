@ SPDX-License-Identifier: Apache-2.0
@ title: A hardware list register: the guest's EOI ends the physical interrupt
@ section: GIC 5.2.2
@ expect: iar=28 active=100 viar=1b inactive=0 lr=8000a01b
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke 0x201, GICC_CTLR
    poke 0x01010101, GICD_ITARGETSR+40
    poke 0x100, GICD_ISENABLER+4
    poke 0x100, GICD_ISPENDR+4
    wait_ipi
    peek_out GICC_IAR
    poke 40, GICC_EOIR
    peek_out GICD_ISACTIVER+4
    poke (0x90000000|(40<<10)|0x1b), GICH_LR0
    peek_out GICV_IAR
    poke 0x1b, GICV_EOIR
    peek_out GICD_ISACTIVER+4
    peek_out GICH_LR0
    done
