@ SPDX-License-Identifier: Apache-2.0
@ title: An SPI to three cores is taken by the first that reads GICC_IAR (1-N model)
@ section: GIC 1.4.3
@ machine: secure, cores 3
@ expect: hppir0=28 hppir1=28 hppir2=28 core1=28 core0=3ff core2=3ff active=100 ended=0
@ qemu: wrong: every target takes the SPI, GIC 1.4.3
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    gic_on
    gic_on_core 1
    gic_on_core 2
    spi 40, 0x40, 7
    raise 40
    peek_out GICC_HPPIR
    out_on 1, GICC_HPPIR
    out_on 2, GICC_HPPIR
    out_on 1, GICC_IAR
    peek_out GICC_IAR
    out_on 2, GICC_IAR
    peek_out GICD_ISACTIVER+4
    poke_on 1, 40, GICC_EOIR
    peek_out GICD_ISACTIVER+4
    done
