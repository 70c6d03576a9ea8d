@ SPDX-License-Identifier: Apache-2.0
@ title: A pending interrupt of a disabled group does not hold back one of the other group
@ section: GIC 4.4.1
@ machine: secure
@ expect: isr=80 hppir=28 iar=28
@ qemu: wrong: the disabled group's interrupt hides the other, GIC 4.4.1
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 1, GICC_CTLR
    poke 0x200, GICD_IGROUPR+4
    spi 40, 0x80
    spi 41, 0x20
    raise 40, 41
    out_isr
    outs GICC_HPPIR, GICC_IAR
    done
