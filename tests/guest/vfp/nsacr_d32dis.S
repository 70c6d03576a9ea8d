@ SPDX-License-Identifier: Apache-2.0
@ title: NSACR.NSD32DIS: D16-D31 are UNDEFINED in Non-secure state, CPACR.D32DIS reads 1 there
@ section: ARM ARM B4.1.111
@ machine: secure
@ expect: secure=1 cpacr=c0000000 d16=4 d15=1
@ qemu: wrong: D16-D31 are accessible, B4.1.111
.equ SECURE, 1
.include "guest.inc"
.include "vfp.inc"

test:
    vfp_on
    fpscr 0
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 0x101
    mcr p15, 4, r1, c12, c0, 0
    set r1, vectors
    mcr p15, 0, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    write 0, c1, c1, 2, 0xcc00          @ NSASEDIS, NSD32DIS, cp11, cp10
    vadd.f64 d16, d17, d18              @ Monitor mode is Secure
    outi 1
    leave_to (SVC|MASKED), 1f
1:  mrc p15, 0, r0, c1, c0, 2
    and r0, r0, #0xc0000000
    out r0
    catch 3f
    vadd.f64 d16, d1, d2
3:  out_vector
    cps #SVC
    vadd.f64 d15, d14, d13
    outi 1
    done
