@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TVM traps writes of the control and table base registers
@ section: ARM ARM B1.14.13
@ expect: ttbr0=fe008a0 ttbr1=fe208a0 ttbcr=fe408a0 dacr=fe00ca0 ttbr0.passes=4a0000ff
@ expect: ttbcr.passes=4a0000ff dacr.passes=4a0000ff ttbr0.clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x4000000
    probe mcr p15, 0, r5, c2, c0, 0
    probe mcr p15, 0, r5, c2, c0, 1
    probe mcr p15, 0, r5, c2, c0, 2
    probe mcr p15, 0, r5, c3, c0, 0
    probe mrc p15, 0, r5, c2, c0, 0
    probe mrc p15, 0, r5, c2, c0, 2
    probe mrc p15, 0, r5, c3, c0, 0
    hcr 0
    probe mcr p15, 0, r5, c2, c0, 0
    done
