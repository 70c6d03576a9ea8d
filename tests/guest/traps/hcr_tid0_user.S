@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID0 traps JIDR of PL0
@ section: ARM ARM B1.14.2
@ expect: jidr=17e1c081 t32.jidr=1601c081 failed.passed=1 clear.passed=1
@ qemu: wrong: JIDR is UNDEFINED at PL0 there, B1.13
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x8000
    pl0 mrc p14, 7, r4, c0, c0, 0
    pl0_thumb mrc p14, 7, r4, c0, c0, 0
    tally PASSED_USER
    pl0_failed mrcne p14, 7, r4, c0, c0, 0
    tally_out
    hcr 0
    tally PASSED_USER
    pl0 mrc p14, 7, r4, c0, c0, 0
    tally_out
    done
