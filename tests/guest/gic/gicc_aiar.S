@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_AIAR, AHPPIR and AEOIR: the Secure way to Group 1, without AckCtl
@ section: GIC 4.4.9
@ machine: secure
@ expect: group0.first=3ff ahppir=3ff iar=28 iar1=3fe ahppir=29 aiar=29 nsapr=100000 aeoir=0 active=0
@ qemu: wrong: no GICC_AIAR, AEOIR and AHPPIR, GIC 4.4.9
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 3, GICC_CTLR
    poke 0x200, GICD_IGROUPR+4
    spi 40, 0x40
    spi 41, 0xa0
    raise 40, 41
    poke 41, GICC_AIAR
    poke 41, GICC_AHPPIR
    outs GICC_AIAR, GICC_AHPPIR, GICC_IAR
    poke 40, GICC_EOIR
    outs GICC_IAR, GICC_AHPPIR, GICC_AIAR, GICC_NSAPR0
    poke 41, GICC_AEOIR
    outs GICC_NSAPR0, GICD_ISACTIVER+4
    done
