@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_MISR.EOI: an ended interrupt whose list register asks for it; no enable of its own
@ section: GIC 5.3.4
@ expect: none=0 acked=0 ended=1 eisr=5 line=2000000 one=1 cleared=0 line=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    lr 0, 40, 0x40, LR_EOI
    lr 2, 41, 0x48, LR_EOI
    peek_out GICH_MISR
    peek r0, GICV_IAR
    peek_out GICH_MISR
    poke 40, GICV_EOIR
    peek r0, GICV_IAR
    poke 41, GICV_EOIR
    wait_ipi
    outs GICH_MISR, GICH_EISR0, GICD_ISPENDR
    poke 0, GICH_LR0
    peek_out GICH_MISR
    poke 0, GICH_LR2
    wait_ipi
    outs GICH_MISR, GICD_ISPENDR
    done
