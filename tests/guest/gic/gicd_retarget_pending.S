@ SPDX-License-Identifier: Apache-2.0
@ title: A pending SPI follows a write to GICD_ITARGETSR to its new core
@ section: GIC 4.3.12
@ machine: secure, cores 3
@ expect: isr=80 isr.moved=0 core0=3ff core1=3ff core2=28
@ qemu: wrong: the pending state stays with the old targets, GIC 4.3.12
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    gic_on
    gic_on_core 1
    gic_on_core 2
    spi 40, 0x40, 1
    raise 40
    out_isr
    pokeb 4, GICD_ITARGETSR+40
    out_isr
    peek_out GICC_IAR
    out_on 1, GICC_IAR
    out_on 2, GICC_IAR
    done
