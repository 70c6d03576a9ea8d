@ SPDX-License-Identifier: Apache-2.0
@ title: The virtual CPU interface does not depend on the physical one, nor that on it
@ section: GIC 5.1
@ expect: viar=28 rpr=ff vrpr=40 iar=2a rpr=80 vrpr=40
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    lr 0, 40, 0x40
    outs GICV_IAR, GICC_RPR, GICV_RPR
    gic_on
    spi 42, 0x80
    raise 42
    outs GICC_IAR, GICC_RPR, GICV_RPR
    done
