@ SPDX-License-Identifier: Apache-2.0
@ title: The registers of a disabled Distributor work; it forwards when it is enabled
@ section: GIC 4.3.1
@ machine: secure
@ expect: ctlr=0 enabled=100 priority=40 pending=100 hppir=3ff isr=0 isr.on=80 iar=28
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0xff, GICC_PMR
    poke 1, GICC_CTLR
    spi 40, 0x40
    raise 40
    outs GICD_CTLR, GICD_ISENABLER+4
    peekb_out GICD_IPRIORITYR+40
    outs GICD_ISPENDR+4, GICC_HPPIR
    out_isr
    poke 1, GICD_CTLR
    out_isr
    peek_out GICC_IAR
    done
