@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_PMR: a virtual interrupt of the same priority is masked
@ section: GIC 5.5.2
@ expect: equal=3ff lower=28
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    poke 0x80, GICV_PMR
    lr 0, 40, 0x80
    peek_out GICV_IAR
    poke 0x88, GICV_PMR
    peek_out GICV_IAR
    done
