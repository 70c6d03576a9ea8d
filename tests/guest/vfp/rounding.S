@ SPDX-License-Identifier: Apache-2.0
@ title: 1 / 3 and VCVTR of 2.5 and -2.5 in the four rounding modes; VCVT rounds towards zero
@ section: ARM ARM A2.7.5, A8.8.306
@ expect: rn=3eaaaaab rn.p=2 rn.m=fffffffe rp=3eaaaaab rp.p=3 rp.m=fffffffe
@ expect: rm=3eaaaaaa rm.p=2 rm.m=fffffffd rz=3eaaaaaa rz.p=2 rz.m=fffffffe vcvt=fffffffe
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

    .macro in_mode mode
    fpscr (\mode << 22)
    vdiv.f32 s8, s1, s2
    vcvtr.s32.f32 s9, s3
    vcvtr.s32.f32 s10, s4
    out_s s8
    out_s s9
    out_s s10
    .endm
test:
    vfp_on
    single s1, 0x3f800000
    single s2, 0x40400000
    single s3, 0x40200000               @ 2.5
    single s4, 0xc0200000
    in_mode 0
    in_mode 1
    in_mode 2
    in_mode 3
    fpscr 0x00800000                    @ RM
    vcvt.s32.f32 s9, s4
    out_s s9
    done
