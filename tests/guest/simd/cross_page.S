@ SPDX-License-Identifier: Apache-2.0
@ title: A structure over two pages: its elements, and the abort of the second page
@ section: ARM ARM A8.8.323, B1.9.8
@ expect: d0=44441111 d1=55552222 base=80002004 load=100007 dfar=80002000
@ expect: base2=80001ffa store=100807 dfar2=80002000 base3=80001ffa
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    entry32 short_l2, 1, (page_a+S_PAGE)
    entry32 short_l2, 2, (page_b+S_PAGE)
    poke 0x22221111, page_a+0xffc
    poke 0x55554444, page_b
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001ffc
    vmov.i8 q0, #0
    vld2.16 {d0[0], d1[0]}, [r1]!
    vld2.16 {d0[1], d1[1]}, [r1]!
    vmov.i8 q0, #0
    set r2, 0x80001ffc
    vld2.16 {d0-d1}, [r2]
    vmov r2, s0
    out r2
    vmov r2, s2
    out r2
    out r1
    entry32 short_l2, 2, 0
    tlbiall
    set r1, 0x80001ffa
    access (SVC|MASKED), vld3.16 {d0-d2}, [r1]!
    out_dfar
    out r1
    access (SVC|MASKED), vst1.32 {d0-d3}, [r1]!
    out_dfar
    out r1
    done
