@ SPDX-License-Identifier: Apache-2.0
@ title: Group 1 preempts by GICC_ABPR, one bit less than the same value of GICC_BPR; Group 0 by GICC_BPR
@ section: GIC 3.3.2
@ machine: secure
@ expect: first=28 same.group=3ff group0=2a rpr=80 again=28 finer=29
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 7, GICC_CTLR
    poke 0x300, GICD_IGROUPR+4
    poke 6, GICC_ABPR
    spi 40, 0xb8
    spi 41, 0x98
    spi 42, 0x78
    raise 40
    peek_out GICC_IAR
    raise 41
    peek_out GICC_IAR
    raise 42
    peek_out GICC_IAR
    poke 42, GICC_EOIR
    peek_out GICC_RPR
    bit_of 41, GICD_ICPENDR
    poke 40, GICC_EOIR
    poke 5, GICC_ABPR
    raise 40
    peek_out GICC_IAR
    raise 41
    peek_out GICC_IAR
    done
