@ SPDX-License-Identifier: Apache-2.0
@ title: An SPI whose only target is an absent core goes to nobody
@ section: GIC 4.3.12
@ machine: secure, cores 3
@ expect: target=0 pending=100 core0=3ff core1=3ff core2=3ff
@ qemu: wrong: keeps the targets of absent cores, GIC 4.3.12
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    gic_on
    gic_on_core 1
    gic_on_core 2
    spi 40, 0x40, 0x88
    raise 40
    outs GICD_ITARGETSR+40, GICD_ISPENDR+4, GICC_IAR
    out_on 1, GICC_IAR
    out_on 2, GICC_IAR
    done
