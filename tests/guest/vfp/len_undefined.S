@ SPDX-License-Identifier: Apache-2.0
@ title: FPSCR.LEN or STRIDE not 0: arithmetic and moves are UNDEFINED, VCMP and VCVT are not
@ section: ARM ARM A2.6.3, A15 TRM 14.2.4
@ expect: vadd=4 vmla=4 vfma=4 vdiv=4 vmov=4 vmov.imm=4 vabs=4 vneg=4 vsqrt=4 stride=4 user=4
@ expect: vcmp=4a0000ff vcvt=4a0000ff vldr=4a0000ff vmrs=4a0000ff off=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "vfp.inc"

test:
    vfp_on
    set r4, caught
    fpscr 0x00010000
    pl1 vadd.f32 s0, s1, s2
    pl1_thumb vmla.f64 d0, d1, d2
    pl1 vfma.f32 s0, s1, s2
    pl1 vdiv.f64 d0, d1, d2
    pl1 vmov.f32 s0, s1
    pl1 vmov.f64 d0, #1.0
    pl1 vabs.f32 s0, s1
    pl1 vneg.f64 d0, d1
    pl1_thumb vsqrt.f32 s0, s1
    fpscr 0x00300000
    pl1 vadd.f64 d0, d1, d2
    pl0 vadd.f32 s0, s1, s2
    pl1 vcmp.f32 s0, s1
    pl1 vcvt.f64.f32 d0, s1
    pl1 vldr s0, [r4]
    pl1 vmrs r5, fpscr
    fpscr 0
    pl1 vadd.f32 s0, s1, s2
    done
