@ SPDX-License-Identifier: Apache-2.0
@ title: TLBIALLNSNH ends every Non-secure PL1&0 translation
@ section: ARM ARM B3.10.5
@ expect: before=4a0000ff stale=4a0000ff after=93850007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    entry64 s2_l3, 1, (page_a+S2_PAGE)
    use_stage2
    set r1, 0x80001000
    probe ldr r5, [r1]
    entry64 s2_l3, 1, 0
    probe ldr r5, [r1]
    mcr p15, 4, r1, c8, c7, 4
    dsb
    isb
    probe ldr r5, [r1]
    done
