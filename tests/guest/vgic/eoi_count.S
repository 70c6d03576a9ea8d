@ SPDX-License-Identifier: Apache-2.0
@ title: An EOI without a list register counts in GICH_HCR.EOICount
@ section: GIC 5.3.1
@ expect: iar=1b hcr=8000001 misr=4
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke (0x10000000|0x1b), GICH_LR0
    peek_out GICV_IAR
    poke 0, GICH_LR0
    poke 0x1b, GICV_EOIR
    peek_out GICH_HCR
    poke 0x08000005, GICH_HCR
    peek_out GICH_MISR
    done
