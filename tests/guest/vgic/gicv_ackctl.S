@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_CTLR.AckCtl lets GICV_IAR and HPPIR show Group 1
@ section: GIC 5.5.1
@ expect: hppir=3fe iar=3fe lr=54000028 hppir.ack=28 iar.ack=28 lr=64000028
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on 3
    lr 0, 40, 0x40, LR_GROUP1
    outs GICV_HPPIR, GICV_IAR, GICH_LR0
    poke 7, GICV_CTLR
    outs GICV_HPPIR, GICV_IAR, GICH_LR0
    done
