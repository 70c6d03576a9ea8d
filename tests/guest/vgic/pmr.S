@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_PMR holds a virtual interrupt back; GICV_HPPIR still tells it
@ section: GIC 5.5.2
@ expect: held=3ff through=1b
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke 0x40, GICV_PMR
    poke (0x10000000|0x05000000|0x1b), GICH_LR0
    peek_out GICV_IAR
    poke 0xf0, GICV_PMR
    peek_out GICV_IAR
    done
