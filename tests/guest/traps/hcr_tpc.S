@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TPC traps cache maintenance to the point of coherency
@ section: ARM ARM B1.14.4
@ expect: dccmvac=fe21cb4 dccimvac=fe21cbc dcimvac=fe21cac iciallu.passes=4a0000ff
@ expect: dccmvac.clear=4a0000ff
@ qemu: wrong: no trap of an ARMv7 core, B1.14.4
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x800000
    probe mcr p15, 0, r5, c7, c10, 1
    probe mcr p15, 0, r5, c7, c14, 1
    probe mcr p15, 0, r5, c7, c6, 1
    probe mcr p15, 0, r5, c7, c5, 0
    hcr 0
    probe mcr p15, 0, r5, c7, c10, 1
    done
