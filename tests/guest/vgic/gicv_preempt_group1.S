@ SPDX-License-Identifier: Apache-2.0
@ title: Virtual Group 1 preempts by GICV_ABPR, with CBPR by GICV_BPR
@ section: GIC 5.5.1
@ expect: first=28 same.group=3ff cbpr=29 rpr=98
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on 7
    poke 6, GICV_ABPR
    lr 0, 40, 0xb8, LR_GROUP1
    peek_out GICV_IAR
    lr 1, 41, 0x98, LR_GROUP1
    peek_out GICV_IAR
    poke 0, GICH_LR1
    poke 40, GICV_EOIR
    poke 0x17, GICV_CTLR
    lr 0, 40, 0xb8, LR_GROUP1
    peek r0, GICV_IAR
    lr 1, 41, 0x98, LR_GROUP1
    outs GICV_IAR, GICV_RPR
    done
