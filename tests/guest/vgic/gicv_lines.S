@ SPDX-License-Identifier: Apache-2.0
@ title: vIRQ and vFIQ below Hyp mode: GICV_CTLR.FIQEn makes Group 0 a virtual FIQ; they come and go
@ section: GIC 5.4
@ expect: none=0 group0=80 masked=0 fiqen=40 group1=80 acked=0 off=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    hcr 0x18
    virtual_on 3
    eret_to (SVC|MASKED), 1f
1: out_isr
    lr 0, 40, 0x40
    out_isr
    poke 0x40, GICV_PMR
    out_isr
    poke 0xf8, GICV_PMR
    poke 0xb, GICV_CTLR
    out_isr
    lr 0, 40, 0x40, LR_GROUP1
    out_isr
    poke 0xf, GICV_CTLR
    peek r0, GICV_IAR
    out_isr
    lr 1, 41, 0
    poke 0, GICH_HCR
    out_isr
    done
