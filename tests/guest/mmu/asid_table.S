@ SPDX-License-Identifier: Apache-2.0
@ title: nG: entries of an ASID, global ones; TLBIMVA, TLBIASID and TLBIMVAA reach what they name
@ section: ARM ARM B3.10.5
@ expect: ng=a global=a stale=a asid2.ng=b asid2.global=a asid1.ng=a mva.other=a asid=b
@ expect: global.stays=a mvaa=b
@ qemu: wrong: an ASID change flushes its TLB, B3.9.1
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+0x800+S_PAGE)
    entry32 short_l2, 2, (page_a+S_PAGE)
    set r6, page_a
    set r7, page_b
    mov r8, #0xa
    str r8, [r6]
    mov r8, #0xb
    str r8, [r7]
    use_short
    write 0, c13, c0, 1, 1
    eret_to (SVC|MASKED), 1f
1:  nop
    load r2, 0x80001000
    out r2
    load r2, 0x80002000
    out r2
    entry32 short_l2, 1, (page_b+0x800+S_PAGE)
    entry32 short_l2, 2, (page_b+S_PAGE)
    load r2, 0x80001000
    out r2
    write 0, c13, c0, 1, 2
    load r2, 0x80001000
    out r2
    load r2, 0x80002000
    out r2
    write 0, c13, c0, 1, 1
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
