@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_APR0: one bit for each of the 32 levels, set by the acknowledge, cleared by the end
@ section: A15 TRM 8.3.4
@ machine: secure
@ expect: idle=0 low=40000000 mid=40000200 high=40000201 nsapr=0 mid=40000200 low=40000000 idle=0
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 40, 0xf0
    spi 41, 0x48
    spi 42, 0
    peek_out GICC_APR0
    .irp n, 40, 41, 42
    raise \n
    peek r0, GICC_IAR
    peek_out GICC_APR0
    .endr
    peek_out GICC_NSAPR0
    .irp n, 42, 41, 40
    poke \n, GICC_EOIR
    peek_out GICC_APR0
    .endr
    done
