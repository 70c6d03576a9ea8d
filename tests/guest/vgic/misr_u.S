@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_MISR.U: with UIE, while none or one list register is valid
@ section: GIC 5.3.4
@ expect: none=2 one=2 two=0 active=0 invalid=2 off=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    poke 3, GICH_HCR
    peek_out GICH_MISR
    lr 0, 40, 0x40
    peek_out GICH_MISR
    lr 3, 41, 0x48
    peek_out GICH_MISR
    peek r0, GICV_IAR
    peek_out GICH_MISR
    poke 40, GICV_EOIR
    peek_out GICH_MISR
    poke 1, GICH_HCR
    peek_out GICH_MISR
    done
