@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TVM traps writes of the fault registers
@ section: ARM ARM B1.14.13
@ expect: dfsr=fe014a0 ifsr=fe214a0 adfsr=fe014a2 aifsr=fe214a2 dfar=fe018a0 ifar=fe418a0
@ expect: dfsr.passes=4a0000ff ifar.passes=4a0000ff dfsr.clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x4000000
    probe mcr p15, 0, r5, c5, c0, 0
    probe mcr p15, 0, r5, c5, c0, 1
    probe mcr p15, 0, r5, c5, c1, 0
    probe mcr p15, 0, r5, c5, c1, 1
    probe mcr p15, 0, r5, c6, c0, 0
    probe mcr p15, 0, r5, c6, c0, 2
    probe mrc p15, 0, r5, c5, c0, 0
    probe mrc p15, 0, r5, c6, c0, 2
    hcr 0
    probe mcr p15, 0, r5, c5, c0, 0
    done
