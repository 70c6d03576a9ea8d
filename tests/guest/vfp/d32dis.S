@ SPDX-License-Identifier: Apache-2.0
@ title: CPACR.D32DIS: Floating-point instructions that use D16-D31 are UNDEFINED, others are not
@ section: ARM ARM B4.1.40
@ expect: vadd.d=4 vadd.n=4 vadd.m=4 vcvt=4 vldr=4 vldm=4 vmov=4 vmov.scalar=4 user=4
@ expect: d15=4a0000ff s31=4a0000ff vldm.d15=4a0000ff off=4a0000ff hyp=1
@ qemu: wrong: D16-D31 are accessible, B4.1.40
.include "guest.inc"
.include "traps.inc"
.include "vfp.inc"

test:
    vfp_on
    fpscr 0
    set r4, results
    set_bits 0, c1, c0, 2, 0xc0000000   @ with ASEDIS: otherwise UNPREDICTABLE
    pl1 vadd.f64 d16, d1, d2
    pl1 vadd.f64 d0, d17, d2
    pl1_thumb vadd.f64 d0, d1, d31
    pl1 vcvt.f32.f64 s0, d16
    pl1 vldr d20, [r4]
    pl1 vldmia r4, {d15-d16}
    pl1 vmov r5, r6, d16
    pl1 vmov.32 r5, d16[1]
    pl0 vmov.f64 d16, d0
    pl1 vadd.f64 d15, d14, d13
    pl1 vadd.f32 s31, s30, s29
    pl1 vldmia r4, {d14-d15}
    clear_bits 0, c1, c0, 2, 0xc0000000
    pl1 vadd.f64 d16, d17, d31
    set_bits 0, c1, c0, 2, 0xc0000000
    vadd.f64 d16, d17, d31              @ CPACR does not concern Hyp mode
    outi 1
    done
