@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_MISR.LRENP: with LRENPIE, while EOICount is not 0
@ section: GIC 5.3.4
@ expect: none=0 counted=4 hcr=8000005 off=0 zero=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    poke 5, GICH_HCR
    peek_out GICH_MISR
    poke 0x100, GICH_APR
    poke 40, GICV_EOIR
    outs GICH_MISR, GICH_HCR
    poke 0x08000001, GICH_HCR
    peek_out GICH_MISR
    poke 5, GICH_HCR
    peek_out GICH_MISR
    done
