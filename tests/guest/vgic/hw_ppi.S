@ SPDX-License-Identifier: Apache-2.0
@ title: A hardware list register ends a PPI of its own core
@ section: GIC 5.2.2
@ machine: hyp, cores 2
@ expect: viar=1b lr=a0006c1b active0=8000000 ended0=0 active1=8000000 lr=80006c1b
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 2
    virtual_on
    poke 0x08000000, GICD_ISACTIVER
    poke_on 1, 0x08000000, GICD_ISACTIVER
    lr 0, 27, 0, LR_HW|(27<<10)
    outs GICV_IAR, GICH_LR0, GICD_ISACTIVER
    poke 27, GICV_EOIR
    peek_out GICD_ISACTIVER
    out_on 1, GICD_ISACTIVER
    peek_out GICH_LR0
    done
