@ SPDX-License-Identifier: Apache-2.0
@ title: Of two virtual interrupts the one of higher priority first; running priority
@ section: GIC 5.3.8
@ expect: hppir=1c iar=1c rpr=20 apr=10 second=1b rpr2=50
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke (0x10000000|0x05000000|0x1b), GICH_LR0
    poke (0x10000000|0x02000000|0x1c), GICH_LR1
    peek_out GICV_HPPIR
    peek_out GICV_IAR
    peek_out GICV_RPR
    peek_out GICH_APR
    poke 0x1c, GICV_EOIR
    peek_out GICV_IAR
    peek_out GICV_RPR
    done
