@ SPDX-License-Identifier: Apache-2.0
@ title: An SPI that one core acknowledged is deactivated by another core's GICC_DIR
@ section: GIC 4.4.15
@ machine: secure, cores 2
@ expect: core1=28 active=100 core1.rpr=40 after=0 core1.rpr=40
@ qemu: wrong: the active state of an SPI belongs to a core, GIC 4.3.9
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 2
    gic_on
    poke 0x201, GICC_CTLR
    gic_on_core 1, 0x201
    spi 40, 0x40, 2
    raise 40
    out_on 1, GICC_IAR
    peek_out GICD_ISACTIVER+4
    out_on 1, GICC_RPR
    poke 40, GICC_DIR
    peek_out GICD_ISACTIVER+4
    out_on 1, GICC_RPR
    done
