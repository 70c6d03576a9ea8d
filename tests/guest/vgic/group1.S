@ SPDX-License-Identifier: Apache-2.0
@ title: A virtual Group 1 interrupt: AckCtl or the alias registers
@ section: GIC 5.5.4
@ expect: ackctl=1b plain=3fe alias=1c lr=4000001c
@ qemu: wrong: no alias registers of Group 1, GIC 4.4.9
.include "guest.inc"
.include "gic.inc"

test:
    poke 7, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke (0x10000000|0x40000000|0x1b), GICH_LR0
    peek_out GICV_IAR
    poke 0x1b, GICV_EOIR
    poke 3, GICV_CTLR
    poke (0x10000000|0x40000000|0x1c), GICH_LR0
    peek_out GICV_IAR
    peek_out GICV+0x20
    poke 0x1c, GICV+0x24
    peek_out GICH_LR0
    done
