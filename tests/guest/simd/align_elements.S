@ SPDX-License-Identifier: Apache-2.0
@ title: With SCTLR.A elements are aligned to their size, structures are not
@ section: ARM ARM A3.2.1
@ expect: byte=0 half=100001 store=100801 pair=0 word=100001 doubleword=100001
@ expect: doubleword.store=100801 lane=0 all=100001
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    sctlr_set 2
    set r1, page_a+1
    access (SVC|MASKED), vld4.8 {d0-d3}, [r1]
    access (SVC|MASKED), vld1.16 {d0}, [r1]
    access (SVC|MASKED), vst2.16 {d0-d1}, [r1]
    set r1, page_a+2
    access (SVC|MASKED), vld2.16 {d0-d1}, [r1]
    access (SVC|MASKED), vld1.32 {d0[0]}, [r1]
    set r1, page_a+4
    access (SVC|MASKED), vld1.64 {d0}, [r1]
    access (SVC|MASKED), vst1.64 {d0}, [r1]
    access (SVC|MASKED), vld2.32 {d0[1], d1[1]}, [r1]
    set r1, page_a+6
    access (SVC|MASKED), vld1.32 {d0[]}, [r1]
    done
