@ SPDX-License-Identifier: Apache-2.0
@ title: A signalled interrupt is withdrawn by disabling, clearing, lowering or turning off
@ section: GIC 3.2
@ machine: secure
@ expect: on=80 disabled=0 on=80 cleared=0 on=80 low=0 on=80 gicd=0 on=80 gicc=0 pending=100
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x80, GICC_PMR
    spi 40, 0x40
    raise 40
    out_isr
    bit_of 40, GICD_ICENABLER
    out_isr
    bit_of 40, GICD_ISENABLER
    out_isr
    bit_of 40, GICD_ICPENDR
    out_isr
    bit_of 40, GICD_ISPENDR
    out_isr
    pokeb 0xc0, GICD_IPRIORITYR+40
    out_isr
    pokeb 0x40, GICD_IPRIORITYR+40
    out_isr
    poke 0, GICD_CTLR
    out_isr
    poke 1, GICD_CTLR
    out_isr
    poke 0, GICC_CTLR
    out_isr
    peek_out GICD_ISPENDR+4
    done
