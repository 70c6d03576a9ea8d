@ SPDX-License-Identifier: Apache-2.0
@ title: An abort in the middle of a structure load leaves the registers as they were
@ section: ARM ARM B1.9.8
@ expect: load=100007 d0=11111111 d1=11111111 d2=11111111 base=80001ffa
@ qemu: wrong: it has written the elements before the abort, which are UNKNOWN, B1.9.8
.include "guest.inc"
.include "mmu.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    entry32 short_l2, 1, (page_a+S_PAGE)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    vmov.i8 q0, #0x11
    vmov.i8 q1, #0x11
    set r1, 0x80001ffa
    access (SVC|MASKED), vld3.16 {d0-d2}, [r1]!
    .irp reg, s0, s2, s4
    vmov r2, \reg
    out r2
    .endr
    out r1
    done
