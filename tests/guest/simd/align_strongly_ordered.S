@ SPDX-License-Identifier: Apache-2.0
@ title: An unaligned element in Strongly-ordered memory faults, bytes never do
@ section: ARM ARM A3.2.2
@ expect: byte=0 half=100001 word=100801 aligned=0
@ qemu: wrong: unaligned accesses to Device memory pass, A3.2.2
.include "guest.inc"
.include "mmu.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    entry32 short_l2, 1, (page_a+0x32)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001001
    access (SVC|MASKED), vld2.8 {d0-d1}, [r1]
    access (SVC|MASKED), vld1.16 {d0}, [r1]
    set r1, 0x80001002
    access (SVC|MASKED), vst1.32 {d0}, [r1]
    access (SVC|MASKED), vst1.16 {d0}, [r1]
    done
