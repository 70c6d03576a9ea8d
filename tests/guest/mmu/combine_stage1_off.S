@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 1 off is Strongly-ordered, with HCR.DC Write-Back; each combined with stage 2
@ section: ARM ARM B3.2.1
@ expect: off=90 off.f=200 dc.f=3ff off.a=200 dc.a=bb off.5=200 dc.5=244 off.1=200 dc.1=204
@ expect: off.0=200 dc.0=200
@ qemu: wrong: no attributes in the 32-bit PAR, B4.1.112
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s2_l3, 1, (page_a+S2_PAGE)
    at 0, c8, 4, 0x80001000
    mrc p15, 0, r10, c7, c4, 0
    set r11, 0x4fc
    and r10, r10, r11
    out r10
    use_stage2
    entry64 s2_l3, 1, (page_a+0x7ff)
    hcr 0x1
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r10, r11, c7
    lsr r11, r11, #24
    ubfx r10, r10, #7, #2
    orr r10, r11, r10, lsl #8
    out r10
    hcr 0x1001
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r10, r11, c7
    lsr r11, r11, #24
    ubfx r10, r10, #7, #2
    orr r10, r11, r10, lsl #8
    out r10
    entry64 s2_l3, 1, (page_a+0x4eb)
    hcr 0x1
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r10, r11, c7
    lsr r11, r11, #24
    ubfx r10, r10, #7, #2
    orr r10, r11, r10, lsl #8
    out r10
    hcr 0x1001
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r10, r11, c7
    lsr r11, r11, #24
    ubfx r10, r10, #7, #2
    orr r10, r11, r10, lsl #8
    out r10
    entry64 s2_l3, 1, (page_a+0x4d7)
    hcr 0x1
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r10, r11, c7
    lsr r11, r11, #24
    ubfx r10, r10, #7, #2
    orr r10, r11, r10, lsl #8
    out r10
    hcr 0x1001
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r10, r11, c7
    lsr r11, r11, #24
    ubfx r10, r10, #7, #2
    orr r10, r11, r10, lsl #8
    out r10
    entry64 s2_l3, 1, (page_a+0x4c7)
    hcr 0x1
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r10, r11, c7
    lsr r11, r11, #24
    ubfx r10, r10, #7, #2
    orr r10, r11, r10, lsl #8
    out r10
    hcr 0x1001
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r10, r11, c7
    lsr r11, r11, #24
    ubfx r10, r10, #7, #2
    orr r10, r11, r10, lsl #8
    out r10
    entry64 s2_l3, 1, (page_a+0x4c3)
    hcr 0x1
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r10, r11, c7
    lsr r11, r11, #24
    ubfx r10, r10, #7, #2
    orr r10, r11, r10, lsl #8
    out r10
    hcr 0x1001
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r10, r11, c7
    lsr r11, r11, #24
    ubfx r10, r10, #7, #2
    orr r10, r11, r10, lsl #8
    out r10
    done
