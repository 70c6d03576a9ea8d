@ SPDX-License-Identifier: Apache-2.0
@ title: Big-endian data: the bytes of each element are reversed, not the elements
@ section: ARM ARM A2.6.1, A8.8.320
@ expect: byte=3020100 half=2030001 word=10203 doubleword.low=4050607 doubleword.high=10203
@ expect: lane=1 store=4050607 store.high=10203
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    poke 0x03020100, page_a
    poke 0x07060504, page_a+4
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, page_a
    set r2, page_b
    vmov.i8 d4, #0
    setend be
    vld1.8 {d0}, [r1]
    vld1.16 {d1}, [r1]
    vld1.32 {d2}, [r1]
    vld1.64 {d3}, [r1]
    vld1.16 {d4[0]}, [r1]
    vst1.64 {d0}, [r2]
    setend le
    .irp reg, s0, s2, s4, s6, s7, s8
    vmov r3, \reg
    out r3
    .endr
    peek r3, page_b
    out r3
    peek r3, page_b+4
    out r3
    done
