@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TSW traps data cache maintenance by set and way
@ section: ARM ARM B1.14.4
@ expect: dccsw=fe41cb4 dccisw=fe41cbc dcisw=fe41cac iciallu.passes=4a0000ff dccsw.clear=4a0000ff
@ qemu: wrong: no trap of an ARMv7 core, B1.14.4
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x400000
    probe mcr p15, 0, r5, c7, c10, 2
    probe mcr p15, 0, r5, c7, c14, 2
    probe mcr p15, 0, r5, c7, c6, 2
    probe mcr p15, 0, r5, c7, c5, 0
    hcr 0
    probe mcr p15, 0, r5, c7, c10, 2
    done
