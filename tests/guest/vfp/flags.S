@ SPDX-License-Identifier: Apache-2.0
@ title: Each cumulative exception flag, and that flags stay
@ section: ARM ARM A2.7.5
@ expect: dzc=2 inf=7f800000 ofc=14 ufc=18 ixc=10 ioc=1 nan=7fc00000 idc=1000080 fz.ufc=1000008
@ expect: kept=3
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

    .macro raises insn:vararg
    fpscr 0
    \insn
    out_fpscr
    .endm
test:
    vfp_on
    single s0, 0
    single s1, 0x3f800000
    single s2, 0x40400000               @ 3
    single s3, 0x7f7fffff               @ the largest number
    single s4, 0x00800000               @ the least normalized one
    single s5, 1                        @ the least denormalized one
    single s6, 0x3f7fffff               @ a little less than 1
    raises vdiv.f32 s8, s1, s0
    out_s s8
    raises vadd.f32 s8, s3, s3
    raises vmul.f32 s8, s4, s6          @ tiny before rounding
    raises vdiv.f32 s8, s1, s2
    raises vdiv.f32 s8, s0, s0
    out_s s8
    fpscr 0x01000000
    vadd.f32 s8, s5, s1
    out_fpscr
    fpscr 0x01000000
    vmul.f32 s8, s4, s6
    out_fpscr
    fpscr 0
    vdiv.f32 s8, s1, s0
    vdiv.f32 s8, s0, s0
    vadd.f32 s8, s1, s1
    out_fpscr
    done
