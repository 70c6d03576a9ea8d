@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_APR0 records the group priority
@ section: GIC 4.4.12
@ machine: secure
@ expect: b2=8000 b3=4000 b4=1000 b5=100 b6=1 b7=1
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 40, 0x78
    .irp point, 2, 3, 4, 5, 6, 7
    poke \point, GICC_BPR
    raise 40
    peek r0, GICC_IAR
    peek_out GICC_APR0
    poke 40, GICC_EOIR
    .endr
    done
