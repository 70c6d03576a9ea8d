@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_CTLR.FIQEn: Group 0 is signalled as FIQ, Group 1 as IRQ
@ section: GIC 2.3
@ machine: secure
@ expect: group0=80 group0.fiqen=40 none=0 group1=80 group1.fiqen=80
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 3, GICC_CTLR
    poke 0x200, GICD_IGROUPR+4
    spi 40, 0x40
    spi 41, 0x80
    raise 40
    out_isr
    poke 0xb, GICC_CTLR
    out_isr
    bit_of 40, GICD_ICPENDR
    out_isr
    raise 41
    poke 3, GICC_CTLR
    out_isr
    poke 0xb, GICC_CTLR
    out_isr
    done
