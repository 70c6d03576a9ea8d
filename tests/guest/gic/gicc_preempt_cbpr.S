@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_CTLR.CBPR: Group 1 preempts by GICC_BPR
@ section: GIC 4.4.1
@ machine: secure
@ expect: first=28 second=29 rpr=98
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 0x17, GICC_CTLR
    poke 0x300, GICD_IGROUPR+4
    poke 7, GICC_ABPR
    poke 2, GICC_BPR
    spi 40, 0xb8
    spi 41, 0x98
    raise 40
    peek_out GICC_IAR
    raise 41
    outs GICC_IAR, GICC_RPR
    done
