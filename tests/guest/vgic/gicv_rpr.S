@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_RPR over four nested virtual interrupts and back
@ section: GIC 5.5.6
@ expect: idle=ff a=f0 b=80 c=48 d=0 c=48 b=80 a=f0 idle=ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    peek_out GICV_RPR
    lr 0, 40, 0xf0
    peek r0, GICV_IAR
    peek_out GICV_RPR
    lr 1, 41, 0x80
    peek r0, GICV_IAR
    peek_out GICV_RPR
    lr 2, 42, 0x48
    peek r0, GICV_IAR
    peek_out GICV_RPR
    lr 3, 43, 0
    peek r0, GICV_IAR
    peek_out GICV_RPR
    .irp n, 43, 42, 41, 40
    poke \n, GICV_EOIR
    peek_out GICV_RPR
    .endr
    done
