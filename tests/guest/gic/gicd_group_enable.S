@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_CTLR.EnableGrp0 and EnableGrp1 gate each group by itself
@ section: GIC 4.3.1
@ machine: secure
@ expect: none=3ff grp0=28 grp1=29 both=29
@ qemu: wrong: takes interrupts of a group that GICD_CTLR disables, GIC 4.3.1
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0xff, GICC_PMR
    poke 7, GICC_CTLR
    poke 0x200, GICD_IGROUPR+4
    spi 40, 0x60
    spi 41, 0x40
    raise 40, 41
    peek_out GICC_HPPIR
    poke 1, GICD_CTLR
    peek_out GICC_HPPIR
    poke 2, GICD_CTLR
    peek_out GICC_HPPIR
    poke 3, GICD_CTLR
    peek_out GICC_HPPIR
    done
