@ SPDX-License-Identifier: Apache-2.0
@ title: NSACR.NSASEDIS: Advanced SIMD is UNDEFINED in Non-secure state alone, VFP is not
@ section: ARM ARM B4.1.111
@ machine: secure
@ expect: secure=1 asedis=80000000 vadd=4 vfp=1 hyp=104
@ qemu: wrong: NSACR.NSASEDIS has no effect, B4.1.111
.equ SECURE, 1
.include "guest.inc"

test:
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    write 0, c1, c1, 2, 0x8c00
    vadd.i64 d0, d1, d2
    outi 1
    write 0, c1, c1, 0, 0x101
    set r1, hyp_vectors
    mcr p15, 4, r1, c12, c0, 0
    set r1, vectors
    mcr p15, 0, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    write 0, c1, c0, 2, 0xf00000
    leave_to (SVC|MASKED), 1f
1:  mrc p15, 0, r0, c1, c0, 2
    and r0, r0, #0x80000000
    out r0
    catch 3f
    vadd.i64 d0, d1, d2
3:  out_vector
    cps #SVC
    vmov r1, s0
    outi 1
    catch 4f
    hvc #0
4:  catch 5f
    vadd.i64 d0, d1, d2
5:  out_vector
    done
