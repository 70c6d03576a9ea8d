@ SPDX-License-Identifier: Apache-2.0
@ title: VCVTB and VCVTT in the IEEE and the alternative half-precision format
@ section: ARM ARM A2.7.2, A8.8.311
@ expect: inf=7f800000 ahp=47800000 top=c0000000 to.ieee=11117c00 ieee.flags=14 to.ahp=7fff7c00 ahp.flags=4000001
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

test:
    vfp_on
    single s0, 0xc0007c00
    single s1, 0x48000000               @ 131072
    single s2, 0x11112222
    fpscr 0
    vcvtb.f32.f16 s4, s0
    out_s s4
    fpscr 0x04000000
    vcvtb.f32.f16 s4, s0
    out_s s4
    vcvtt.f32.f16 s4, s0
    out_s s4
    fpscr 0
    vcvtb.f16.f32 s2, s1
    out_s s2
    out_fpscr
    fpscr 0x04000000
    vcvtt.f16.f32 s2, s1
    out_s s2
    out_fpscr
    done
