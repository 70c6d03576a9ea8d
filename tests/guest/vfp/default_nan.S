@ SPDX-License-Identifier: Apache-2.0
@ title: NaNs: the first signalling one made quiet; with DN the default NaN
@ section: ARM ARM A2.7.4
@ expect: kept=ffc12345 flags=1 default=7fc00000 dn.flags=2000001 quiet.high=7ff80000 quiet.low=5
@ expect: quiet.flags=0
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

test:
    vfp_on
    single s0, 0xff812345
    single s1, 0x7fc00001
    fpscr 0
    vadd.f32 s2, s1, s0
    out_s s2
    out_fpscr
    fpscr 0x02000000
    vadd.f32 s2, s1, s0
    out_s s2
    out_fpscr
    fpscr 0
    double d1, 0x7ff80000, 5
    double d2, 0x3ff00000
    vmul.f64 d3, d2, d1
    out_d d3
    out_fpscr
    done
