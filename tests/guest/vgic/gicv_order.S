@ SPDX-License-Identifier: Apache-2.0
@ title: Four list registers come in the order of their priorities
@ section: GIC 5.2.1
@ expect: a=2b b=29 c=28 d=2a none=3ff elrsr=f
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    lr 0, 40, 0x80
    lr 1, 41, 0x48
    lr 2, 42, 0xc0
    lr 3, 43, 0x08
    .rept 4
    peek_out GICV_IAR
    poke 0, GICH_APR
    .endr
    peek_out GICV_IAR
    poke 0x01010101, GICH_APR
    .irp n, 40, 41, 42, 43
    poke \n, GICV_EOIR
    .endr
    peek_out GICH_ELRSR0
    done
