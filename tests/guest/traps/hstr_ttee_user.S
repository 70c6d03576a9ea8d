@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.TTEE traps TEECR and TEEHBR of PL0, TEEHBR if TEECR.XED is 0
@ section: ARM ARM B1.14.11
@ expect: teecr=17e18081 teehbr=17e18481 teehbr.w=17e184a0 t32.teecr=16018081 t32.teehbr=16018481
@ expect: t32.teehbr.w=160184a0 failed.passed=3 clear.passed=3
@ qemu: wrong: TEECR is UNDEFINED at PL0 there, A2.10
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x10000
    pl0 mrc p14, 6, r4, c0, c0, 0
    pl0 mrc p14, 6, r4, c1, c0, 0
    pl0 mcr p14, 6, r5, c1, c0, 0
    pl0_thumb mrc p14, 6, r4, c0, c0, 0
    pl0_thumb mrc p14, 6, r4, c1, c0, 0
    pl0_thumb mcr p14, 6, r5, c1, c0, 0
    tally PASSED_USER
    pl0_failed mrcne p14, 6, r4, c0, c0, 0
    pl0_failed mrcne p14, 6, r4, c1, c0, 0
    pl0_failed mcrne p14, 6, r5, c1, c0, 0
    tally_out
    write 4, c1, c1, 3, 0
    tally PASSED_USER
    pl0 mrc p14, 6, r4, c0, c0, 0
    pl0 mrc p14, 6, r4, c1, c0, 0
    pl0 mcr p14, 6, r5, c1, c0, 0
    tally_out
    done
