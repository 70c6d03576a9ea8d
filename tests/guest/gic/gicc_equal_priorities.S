@ SPDX-License-Identifier: Apache-2.0
@ title: Of equal priorities the lowest interrupt ID comes first
@ section: GIC 3.3
@ machine: secure
@ expect: sgi=2 ppi=17 spi=28 next=29 far=11f none=3ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x00800000, GICD_ISENABLER
    spi 40, 0
    spi 41, 0
    pokeb 0, GICD_IPRIORITYR+287
    bit_of 287, GICD_ISENABLER
    raise 287, 41, 40, 23
    sgi_to_self 2
    .rept 6
    peek_out GICC_IAR
    poke 0, GICC_APR0
    .endr
    done
