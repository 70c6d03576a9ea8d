@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TPU traps cache maintenance to the point of unification
@ section: ARM ARM B1.14.4
@ expect: iciallu=fe01caa icimvau=fe21caa icialluis=fe01ca2 dccmvau=fe21cb6 bpiall.passes=4a0000ff
@ expect: iciallu.clear=4a0000ff
@ qemu: wrong: no trap of an ARMv7 core, B1.14.4
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x1000000
    probe mcr p15, 0, r5, c7, c5, 0
    probe mcr p15, 0, r5, c7, c5, 1
    probe mcr p15, 0, r5, c7, c1, 0
    probe mcr p15, 0, r5, c7, c11, 1
    probe mcr p15, 0, r5, c7, c5, 6
    hcr 0
    probe mcr p15, 0, r5, c7, c5, 0
    done
