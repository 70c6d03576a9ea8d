@ SPDX-License-Identifier: Apache-2.0
@ title: Pages that are not global belong to their ASID
@ section: ARM ARM B3.9.2
@ expect: first=aa second=bb stale=aa after_tlbiasid=bb
@ qemu: wrong: empties its TLB when CONTEXTIDR is written, which B3.9.2 allows
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE+0x800)
    set r0, 0xaa
    save r0, page_a
    set r0, 0xbb
    save r0, page_b
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    write 0, c13, c0, 1, 1
    ldr r2, [r1]
    out r2
    entry32 short_l2, 1, (page_b+S_PAGE+0x800)
    write 0, c13, c0, 1, 2
    ldr r2, [r1]
    out r2
    write 0, c13, c0, 1, 1
    ldr r2, [r1]
    out r2
    mov r3, #1
    mcr p15, 0, r3, c8, c7, 2
    dsb
    isb
    ldr r2, [r1]
    out r2
    done
