@ SPDX-License-Identifier: Apache-2.0
@ title: With EOImode 1 virtual interrupts may be deactivated in another order
@ section: GIC 5.5.14
@ expect: first=28 second=29 rpr=ff lr0=28000028 lr1=24000029 lr0=8000028 lr1=24000029 lr1=4000029 hcr=1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on 0x201
    lr 0, 40, 0x80
    peek_out GICV_IAR
    lr 1, 41, 0x40
    peek_out GICV_IAR
    poke 41, GICV_EOIR
    poke 40, GICV_EOIR
    outs GICV_RPR, GICH_LR0, GICH_LR1
    poke 40, GICV_DIR
    outs GICH_LR0, GICH_LR1
    poke 41, GICV_DIR
    outs GICH_LR1, GICH_HCR
    done
