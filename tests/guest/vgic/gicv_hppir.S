@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_HPPIR names the highest priority pending virtual interrupt, masked or not
@ section: GIC 5.5.7
@ expect: off=3ff masked=28 both=29 iar=29 active=28
@ qemu: wrong: GICV_HPPIR heeds GICV_PMR, GIC 5.5.7
.include "guest.inc"
.include "gic.inc"

test:
    lr 0, 40, 0x80
    peek_out GICV_HPPIR
    virtual_on
    poke 0, GICV_PMR
    peek_out GICV_HPPIR
    poke 0xf8, GICV_PMR
    lr 1, 41, 0x40
    outs GICV_HPPIR, GICV_IAR, GICV_HPPIR
    done
