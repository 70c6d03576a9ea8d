@ SPDX-License-Identifier: Apache-2.0
@ title: An SPI without a target stays pending and is signalled nowhere until it has one
@ section: GIC 4.3.12
@ machine: secure, cores 3
@ expect: pending=100 core0=3ff core1=3ff core2=3ff moved=28 others=3ff
@ qemu: wrong: an SPI without target cannot become pending, GIC 4.3.12
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    gic_on
    gic_on_core 1
    gic_on_core 2
    spi 40, 0x40, 0
    raise 40
    outs GICD_ISPENDR+4, GICC_HPPIR
    out_on 1, GICC_HPPIR
    out_on 2, GICC_HPPIR
    pokeb 4, GICD_ITARGETSR+40
    dsb
    out_on 2, GICC_IAR
    peek_out GICC_IAR
    done
