@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_HPPIR names the highest priority pending interrupt, masked or not, preempting or not
@ section: GIC 4.4.7
@ machine: secure
@ expect: none=3ff masked=29 both=28 iar=28 active=29 still=200
@ qemu: wrong: GICC_HPPIR heeds GICC_PMR, GIC 4.4.7
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    peek_out GICC_HPPIR
    poke 0, GICC_PMR
    spi 40, 0x40
    spi 41, 0x80
    raise 41
    peek_out GICC_HPPIR
    poke 0xf8, GICC_PMR
    raise 40
    outs GICC_HPPIR, GICC_IAR, GICC_HPPIR, GICD_ISPENDR+4
    done
