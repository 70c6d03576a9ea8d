@ SPDX-License-Identifier: Apache-2.0
@ title: The alignment that VLDn and VSTn ask for is checked whatever SCTLR.A; the base stays
@ section: ARM ARM A3.2.1, A7.7.1
@ expect: vld1=100001 vst1=100801 offset=4 base=4 any=0 by8=0 by16=100001
@ expect: lane4=100001 all2=0 lane1=0
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
    set r1, page_a+4
    access (SVC|MASKED), vld1.8 {d0}, [r1:64]!
    access (SVC|MASKED), vst1.8 {d0}, [r1:64]!
    mrc p15, 0, r0, c6, c0, 0
    out_rel r0, page_a
    out_rel r1, page_a
    access (SVC|MASKED), vld1.32 {d0-d1}, [r1]
    set r1, page_a+8
    access (SVC|MASKED), vld1.8 {d0}, [r1:64]
    access (SVC|MASKED), vld1.8 {d0-d1}, [r1:128]
    set r1, page_a+2
    access (SVC|MASKED), vld4.8 {d0[0], d1[0], d2[0], d3[0]}, [r1:32]
    access (SVC|MASKED), vld2.8 {d0[], d1[]}, [r1:16]
    access (SVC|MASKED), vst1.16 {d0[3]}, [r1:16]
    done
