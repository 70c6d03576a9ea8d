@ SPDX-License-Identifier: Apache-2.0
@ title: A restored GICH_APR holds back lower priorities; its list register ends as if it had been taken here
@ section: GIC 5.2.5
@ expect: rpr=40 blocked=3ff higher=2a ended=40 active=4000028 rpr=ff next=29
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    poke 0x100, GICH_APR
    poke (LR_ACTIVE|(0x40>>3<<23)|40), GICH_LR0
    lr 1, 41, 0x80
    outs GICV_RPR, GICV_IAR
    lr 2, 42, 0x20
    peek_out GICV_IAR
    poke 42, GICV_EOIR
    peek_out GICV_RPR
    poke 40, GICV_EOIR
    outs GICH_LR0, GICV_RPR, GICV_IAR
    done
