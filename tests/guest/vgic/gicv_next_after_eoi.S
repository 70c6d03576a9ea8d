@ SPDX-License-Identifier: Apache-2.0
@ title: After its end the next pending virtual interrupt is signalled
@ section: GIC 5.2.1
@ expect: first=80 iar=28 active=0 ended=80 next=29 ended=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    hcr 0x18
    virtual_on
    eret_to (SVC|MASKED), 1f
1: lr 0, 40, 0x40
    lr 1, 41, 0x40
    out_isr
    peek_out GICV_IAR
    out_isr
    poke 40, GICV_EOIR
    out_isr
    peek_out GICV_IAR
    poke 41, GICV_EOIR
    out_isr
    done
