@ SPDX-License-Identifier: Apache-2.0
@ title: A Secure read of GICC_IAR and HPPIR for Group 1: 1022, or the interrupt with AckCtl
@ section: GIC 4.4.4
@ machine: secure
@ expect: iar=3fe hppir=3fe pending=100 hppir.ack=28 iar.ack=28 active=100 eoi=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 3, GICC_CTLR
    poke 0x100, GICD_IGROUPR+4
    spi 40, 0x80
    raise 40
    outs GICC_IAR, GICC_HPPIR, GICD_ISPENDR+4
    poke 7, GICC_CTLR
    outs GICC_HPPIR, GICC_IAR, GICD_ISACTIVER+4
    poke 40, GICC_EOIR
    peek_out GICD_ISACTIVER+4
    done
