@ SPDX-License-Identifier: Apache-2.0
@ title: Of a pending FIQ and a pending IRQ only the higher priority one is signalled
@ section: GIC 3.3
@ machine: secure
@ expect: fiq=40 irq=80 fiq.again=40
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 0xb, GICC_CTLR
    poke 0x200, GICD_IGROUPR+4
    spi 40, 0x80
    spi 41, 0xa0
    raise 40, 41
    out_isr
    pokeb 0x40, GICD_IPRIORITYR+41
    dsb
    out_isr
    pokeb 0xa0, GICD_IPRIORITYR+41
    dsb
    out_isr
    done
