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
    at_short 0, c8, 4, 0x80001000
    use_stage2
    .irp value, 0x7ff, 0x4eb, 0x4d7, 0x4c7, 0x4c3
    entry64 s2_l3, 1, (page_a+\value)
    hcr 0x1
    tlbiallnsnh
    at_long 0, c8, 4, 0x80001000
    hcr 0x1001
    tlbiallnsnh
    at_long 0, c8, 4, 0x80001000
    .endr
    done
