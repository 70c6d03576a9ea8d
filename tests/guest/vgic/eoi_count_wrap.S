@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_HCR.EOICount wraps from 31 to 0
@ section: GIC 5.3.1
@ expect: count=f8000001 wrapped=1 more=8000001
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    poke 0x700, GICH_APR
    poke 0xf0000001, GICH_HCR
    poke 40, GICV_EOIR
    peek_out GICH_HCR
    poke 40, GICV_EOIR
    peek_out GICH_HCR
    poke 40, GICV_EOIR
    peek_out GICH_HCR
    done
