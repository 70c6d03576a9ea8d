@ SPDX-License-Identifier: Apache-2.0
@ title: TTBCR.A1: the ASID is in TTBR1
@ section: ARM ARM B3.9.1
@ expect: ng=a global=a stale=a asid2.ng=b asid2.global=a asid1.ng=a mva.other=a asid=b
@ expect: global.stays=a mvaa=b
@ qemu: wrong: an ASID change flushes its TLB, B3.9.1
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l3, 1, (page_a+0x800+L_PAGE)
    entry64 s1_l3, 2, (page_a+L_PAGE)
    set r6, page_a
    set r7, page_b
    mov r8, #0xa
    str r8, [r6]
    mov r8, #0xb
    str r8, [r7]
    use_lpae
    write 0, c2, c0, 2, 0x80403500
    set r12, s1_l1
    set r11, 0x10000
    mcrr p15, 1, r12, r11, c2
    isb
    eret_to (SVC|MASKED), 1f
1:  nop
    load r2, 0x80001000
    out r2
    load r2, 0x80002000
    out r2
    entry64 s1_l3, 1, (page_b+0x800+L_PAGE)
    entry64 s1_l3, 2, (page_b+L_PAGE)
    load r2, 0x80001000
    out r2
    set r12, s1_l1
    set r11, 0x20000
    mcrr p15, 1, r12, r11, c2
    isb
    load r2, 0x80001000
    out r2
    load r2, 0x80002000
    out r2
    set r12, s1_l1
    set r11, 0x10000
    mcrr p15, 1, r12, r11, c2
    isb
    load r2, 0x80001000
    out r2
    set r12, 0x80001002
    mcr p15, 0, r12, c8, c7, 1
    dsb
    isb
    load r2, 0x80001000
    out r2
    set r12, 1
    mcr p15, 0, r12, c8, c7, 2
    dsb
    isb
    load r2, 0x80001000
    out r2
    load r2, 0x80002000
    out r2
    set r12, 0x80002000
    mcr p15, 0, r12, c8, c7, 3
    dsb
    isb
    load r2, 0x80002000
    out r2
    done
