@ SPDX-License-Identifier: Apache-2.0
@ title: Virtual preemption: GICH_APR has a bit for each active priority
@ section: GIC 5.3.8
@ expect: first=1b second=1c apr=410 rpr=20 apr2=400 idle=ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke (0x10000000|0x05000000|0x1b), GICH_LR0
    peek_out GICV_IAR
    poke (0x10000000|0x02000000|0x1c), GICH_LR1
    peek_out GICV_IAR
    peek_out GICH_APR
    peek_out GICV_RPR
    poke 0x1c, GICV_EOIR
    peek_out GICH_APR
    poke 0x1b, GICV_EOIR
    peek_out GICV_RPR
    done
