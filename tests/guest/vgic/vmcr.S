@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_VMCR mirrors GICV_PMR and GICV_CTLR
@ section: GIC 5.3.3
@ expect: pmr=b enable=1 back=f8 ctlr=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x1, GICV_CTLR
    poke 0x58, GICV_PMR
    peek r1, GICH_VMCR
    lsr r2, r1, #27
    out r2
    and r1, r1, #3
    out r1
    poke 0xf8000000, GICH_VMCR
    peek_out GICV_PMR
    peek_out GICV_CTLR
    done
