@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_MISR.NP: with NPIE, while no list register is pending
@ section: GIC 5.3.4
@ expect: none=8 pending=0 active=8 invalid=8 off=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    poke 9, GICH_HCR
    peek_out GICH_MISR
    lr 0, 40, 0x40
    peek_out GICH_MISR
    peek r0, GICV_IAR
    peek_out GICH_MISR
    poke 40, GICV_EOIR
    peek_out GICH_MISR
    poke 1, GICH_HCR
    peek_out GICH_MISR
    done
