@ SPDX-License-Identifier: Apache-2.0
@ title: Every core has a virtual CPU interface of its own
@ section: GIC 5.5
@ machine: hyp, cores 3
@ expect: core1.ctlr=0 core1.iar=3ff core2.iar=30 core2.rpr=40 core0.iar=28 core0.rpr=80 core1.pmr=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    virtual_on
    lr 0, 40, 0x80
    poke_on 2, 1, GICV_CTLR
    poke_on 2, 0xf0, GICV_PMR
    poke_on 2, 1, GICH_HCR
    poke_on 2, (LR_PENDING|(0x40>>3<<23)|48), GICH_LR0
    out_on 1, GICV_CTLR, GICV_IAR
    out_on 2, GICV_IAR, GICV_RPR
    outs GICV_IAR, GICV_RPR
    out_on 1, GICV_PMR
    done
