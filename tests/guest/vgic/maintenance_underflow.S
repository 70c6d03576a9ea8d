@ SPDX-License-Identifier: Apache-2.0
@ title: Maintenance: underflow while at most one list register is valid
@ section: GIC 5.3.1
@ expect: none=2 one=2 two=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke 3, GICH_HCR
    peek_out GICH_MISR
    poke (0x10000000|0x1b), GICH_LR0
    peek_out GICH_MISR
    poke (0x10000000|0x1c), GICH_LR1
    peek_out GICH_MISR
    done
