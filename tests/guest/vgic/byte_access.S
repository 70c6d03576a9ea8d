@ SPDX-License-Identifier: Apache-2.0
@ title: GICH and GICV have word accesses alone: a byte or halfword is RAZ/WI
@ section: A15 TRM 8.3.5
@ expect: hcr=0 lr=10000028 pmr=0 iar.byte=0 state=10000028 half=0
@ qemu: wrong: takes any size, A15 TRM 8.3.5
.include "guest.inc"
.include "gic.inc"

test:
    pokeb 1, GICH_HCR
    peek_out GICH_HCR
    lr 0, 40, 0
    pokeh 0xffff, GICH_LR0
    peek_out GICH_LR0
    pokeb 0xf8, GICV_PMR
    peek_out GICV_PMR
    virtual_on
    peekb_out GICV_IAR
    peek_out GICH_LR0
    peekh_out GICH_LR0
    done
