@ SPDX-License-Identifier: Apache-2.0
@ title: The physical interrupt that the guest ended can be taken again
@ section: GIC 5.2.2
@ expect: iar=28 blocked=3ff viar=30 again=28
@ qemu: wrong: does not look for pending interrupts again, GIC 5.2.2
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x201, GICC_CTLR
    virtual_on
    spi 40, 0x40
    raise 40
    peek_out GICC_IAR
    poke 40, GICC_EOIR
    raise 40
    peek_out GICC_IAR
    lr 0, 48, 0, LR_HW|(40<<10)
    peek_out GICV_IAR
    poke 48, GICV_EOIR
    wait_ipi
    peek_out GICC_IAR
    done
