@ SPDX-License-Identifier: Apache-2.0
@ title: The CPU interface has word accesses alone: a byte or halfword is RAZ/WI
@ section: A15 TRM 8.3.3
@ machine: secure
@ expect: pmr=0 byte=0 half=0 iar.byte=0 pending=100 iar=28
@ qemu: wrong: takes any size, A15 TRM 8.3.3
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0, GICC_PMR
    pokeb 0xf8, GICC_PMR
    pokeh 0xf8, GICC_PMR
    peek_out GICC_PMR
    poke 0xf8, GICC_PMR
    peekb_out GICC_PMR
    peekh_out GICC_PMR
    spi 40, 0x40
    raise 40
    peekb_out GICC_IAR
    outs GICD_ISPENDR+4, GICC_IAR
    done
