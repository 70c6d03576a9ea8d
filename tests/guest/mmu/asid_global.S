@ SPDX-License-Identifier: Apache-2.0
@ title: A global page serves every ASID; TLBIASID does not remove it
@ section: ARM ARM B3.10.5
@ expect: kept=aa other=0 gone=100007
@ qemu: wrong: empties its TLB by ASID operations, which B3.10.5 allows
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    set r0, 0xaa
    save r0, page_a
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    write 0, c13, c0, 1, 1
    ldr r2, [r1]
    entry32 short_l2, 1, 0
    mov r3, #1
    mcr p15, 0, r3, c8, c7, 2
    dsb
    isb
    ldr r2, [r1]
    out r2
    write 0, c13, c0, 1, 2
    access (SVC|MASKED), ldr r2, [r1]
    tlbiall
    access (SVC|MASKED), ldr r2, [r1]
    done
