@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_CTLR.EnableGrp0 and EnableGrp1 gate the signalling of each group
@ section: GIC 4.4.1
@ machine: secure
@ expect: none=0 grp0=80 iar0=28 grp1=80 iar1=29
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 0x200, GICD_IGROUPR+4
    spi 40, 0x40
    spi 41, 0x20
    raise 40
    out_isr
    poke 1, GICC_CTLR
    out_isr
    peek_out GICC_IAR
    poke 40, GICC_EOIR
    poke 0, GICC_CTLR
    raise 41
    poke 6, GICC_CTLR
    out_isr
    peek_out GICC_IAR
    done
