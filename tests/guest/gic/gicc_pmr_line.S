@ SPDX-License-Identifier: Apache-2.0
@ title: An interrupt is signalled while its priority is higher than GICC_PMR, not when equal
@ section: GIC 4.4.2
@ machine: secure
@ expect: equal=0 iar=3ff lower=80 masked=0 zero=0 pending=100 iar=28
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x80, GICC_PMR
    spi 40, 0x80
    raise 40
    out_isr
    peek_out GICC_IAR
    poke 0x88, GICC_PMR
    out_isr
    poke 0x40, GICC_PMR
    out_isr
    pokeb 0, GICD_IPRIORITYR+40
    poke 0, GICC_PMR
    out_isr
    peek_out GICD_ISPENDR+4
    poke 8, GICC_PMR
    peek_out GICC_IAR
    done
