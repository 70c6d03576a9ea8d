@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_RPR over three nested interrupts and back to the idle priority
@ section: GIC 4.4.6
@ machine: secure
@ expect: idle=ff low=c0 mid=48 high=0 mid=48 low=c0 idle=ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 40, 0xc0
    spi 41, 0x48
    spi 42, 0
    peek_out GICC_RPR
    .irp n, 40, 41, 42
    raise \n
    peek r0, GICC_IAR
    peek_out GICC_RPR
    .endr
    .irp n, 42, 41, 40
    poke \n, GICC_EOIR
    peek_out GICC_RPR
    .endr
    done
