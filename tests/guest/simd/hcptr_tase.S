@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR.TASE traps Advanced SIMD, not VFP, to Hyp mode as class 7 with TA
@ section: ARM ARM B1.14.13, B3.13.6
@ expect: a32=1fe00020 vdup=1fe00020 vfp=4a0000ff clear=4a0000ff
@ qemu: wrong: HCPTR.TASE has no effect, B3.18.12
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    write 4, c1, c1, 2, 0x8000
    probe vadd.i32 q0, q1, q2
    probe vdup.8 d0, r4
    probe vmov r4, s0
    write 4, c1, c1, 2, 0
    probe vadd.i32 q0, q1, q2
    done
