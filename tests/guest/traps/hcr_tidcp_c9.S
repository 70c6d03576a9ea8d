@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TIDCP traps the IMPLEMENTATION DEFINED lockdown and DMA spaces, without a register too
@ section: ARM ARM B1.14.3
@ expect: c9=fe024a0 c9.2=fe624a4 c10=fe228a0 c10.8=fe028b0 c11=fe02ca0 c11.15=fe02cbe
@ qemu: wrong: no trap of an ARMv7 core, B1.14.3
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x100000
    probe mcr p15, 0, r5, c9, c0, 0
    probe mcr p15, 0, r5, c9, c2, 3
    probe mcr p15, 0, r5, c10, c0, 1
    probe mcr p15, 0, r5, c10, c8, 0
    probe mcr p15, 0, r5, c11, c0, 0
    probe mcr p15, 0, r5, c11, c15, 0
    done
