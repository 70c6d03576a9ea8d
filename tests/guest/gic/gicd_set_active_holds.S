@ SPDX-License-Identifier: Apache-2.0
@ title: An interrupt that software makes active is not signalled while it stays so
@ section: GIC 4.3.9
@ machine: secure
@ expect: none=3ff isr=0 isr.cleared=80 iar=28
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 40, 0x40
    bit_of 40, GICD_ISACTIVER
    raise 40
    peek_out GICC_HPPIR
    out_isr
    bit_of 40, GICD_ICACTIVER
    out_isr
    peek_out GICC_IAR
    done
