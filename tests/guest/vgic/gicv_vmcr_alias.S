@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_VMCR is GICV_CTLR, PMR, BPR and ABPR in one word, both ways
@ section: GIC 5.3.3
@ expect: vmcr=a894021f ctlr=203 pmr=50 bpr=5 abpr=6
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x21f, GICV_CTLR
    poke 0xa8, GICV_PMR
    poke 4, GICV_BPR
    poke 5, GICV_ABPR
    peek_out GICH_VMCR
    poke 0x50b80203, GICH_VMCR
    outs GICV_CTLR, GICV_PMR, GICV_BPR, GICV_ABPR
    done
