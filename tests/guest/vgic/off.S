@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_HCR.En 0: no virtual interrupt
@ section: GIC 5.3.1
@ expect: here=1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke 0, GICH_HCR
    poke (0x10000000|0x1b), GICH_LR0
    hcr 0x10
    eret_to SVC, 2f
2:  wait_ipi
    outi 1
    done
