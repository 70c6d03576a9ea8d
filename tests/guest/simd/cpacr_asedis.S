@ SPDX-License-Identifier: Apache-2.0
@ title: CPACR.ASEDIS 1: Advanced SIMD is UNDEFINED at PL1, VFP is not
@ section: ARM ARM B4.1.40, B1.11.1
@ expect: vadd=4 vdup=4 vfp=40000000 again=1
@ qemu: wrong: CPACR.ASEDIS has no effect, B4.1.40
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    set_bits 0, c1, c0, 2, 0x80000000
    eret_to (SVC|MASKED), 1f
1:  catch 3f
    vadd.i8 q0, q1, q2
3:  out_vector
    cps #SVC
    catch 4f
    vdup.8 d0, r0
4:  out_vector
    cps #SVC
    vmov s0, r0
    vmov r1, s0
    out r1
    clear_bits 0, c1, c0, 2, 0x80000000
    vadd.i8 q0, q1, q2
    outi 1
    done
