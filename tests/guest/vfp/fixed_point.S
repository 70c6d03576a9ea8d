@ SPDX-License-Identifier: Apache-2.0
@ title: VCVT of fixed-point numbers: saturation, Invalid Operation, extension to the register
@ section: ARM ARM A8.8.308
@ expect: s16=ffff8000 s16.flags=1 u16=ffff u16.flags=1 s32.high=ffffffff s32.low=80000000 nearest=3b800000
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

test:
    vfp_on
    fpscr 0
    single s0, 0xc2c80000               @ -100
    vcvt.s16.f32 s0, s0, #15
    out_s s0
    out_fpscr
    fpscr 0
    single s0, 0x42c80000
    vcvt.u16.f32 s0, s0, #15
    out_s s0
    out_fpscr
    double d0, 0xbff00000
    vcvt.s32.f64 d0, d0, #31
    out_d d0
    fpscr 0x00400000                    @ RP: from a fixed-point number is to nearest
    single s0, 0x01000001
    vcvt.f32.u32 s0, s0, #32
    out_s s0
    done
