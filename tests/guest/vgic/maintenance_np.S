@ SPDX-License-Identifier: Apache-2.0
@ title: Maintenance: no pending interrupt
@ section: GIC 5.3.1
@ expect: empty=8 pending=0 iar=1b active=8
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke 9, GICH_HCR
    peek_out GICH_MISR
    poke (0x10000000|0x1b), GICH_LR0
    peek_out GICH_MISR
    peek_out GICV_IAR
    peek_out GICH_MISR
    done
