@ SPDX-License-Identifier: Apache-2.0
@ title: Translations belong to their VMID
@ section: ARM ARM B3.9.3
@ expect: a=4a0000ff first=aa b=4a0000ff second=bb c=4a0000ff stale=aa d=4a0000ff after_tlbiall=bb
@ qemu: wrong: empties its TLB when VTTBR is written, which B3.9.3 allows
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    entry64 s2_l3, 1, (page_a+S2_PAGE)
    set r0, 0xaa
    save r0, page_a
    set r0, 0xbb
    save r0, page_b
    use_stage2 0, 1
    set r1, 0x80001000
    probe ldr r5, [r1]
    out r5
    entry64 s2_l3, 1, (page_b+S2_PAGE)
    set r2, s2_l1
    mov r3, #0x20000
    mcrr p15, 6, r2, r3, c2
    isb
    probe ldr r5, [r1]
    out r5
    mov r3, #0x10000
    mcrr p15, 6, r2, r3, c2
    isb
    probe ldr r5, [r1]
    out r5
    mcr p15, 0, r0, c8, c7, 0
    dsb
    isb
    probe ldr r5, [r1]
    out r5
    done
