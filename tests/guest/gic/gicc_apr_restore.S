@ SPDX-License-Identifier: Apache-2.0
@ title: Active priorities saved, cleared and restored: the running priority and the ends come back
@ section: GIC 4.4.12
@ machine: secure
@ expect: saved=100100 idle=ff low=2a back=40 blocked=3ff end=80 idle=ff
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 40, 0xa0
    spi 41, 0x40
    spi 42, 0xc0
    raise 40
    peek r0, GICC_IAR
    raise 41
    peek r0, GICC_IAR
    peek r5, GICC_APR0
    out r5
    poke 0, GICC_APR0
    peek_out GICC_RPR
    raise 42
    peek_out GICC_IAR
    poke 42, GICC_EOIR
    set r1, GICC_APR0
    set r2, 0x00010100
    str r2, [r1]
    peek_out GICC_RPR
    raise 42
    peek_out GICC_IAR
    poke 41, GICC_EOIR
    peek_out GICC_RPR
    poke 40, GICC_EOIR
    peek_out GICC_RPR
    done
