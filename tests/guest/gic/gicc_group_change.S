@ SPDX-License-Identifier: Apache-2.0
@ title: A pending interrupt moves to the other group with its GICD_IGROUPR bit
@ section: GIC 4.3.4
@ machine: secure
@ expect: group0=40 group1=80 group0=40
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 0xb, GICC_CTLR
    spi 40, 0x80
    raise 40
    out_isr
    poke 0x100, GICD_IGROUPR+4
    out_isr
    poke 0, GICD_IGROUPR+4
    out_isr
    done
