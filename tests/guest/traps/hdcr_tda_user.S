@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDA traps the debug registers of PL0 if DBGDSCR.UDCCdis is 0
@ section: ARM ARM B1.14.15
@ expect: didr=17e00081 dscrint=17e00083 t32.didr=16000081 t32.dscrint=16000083 failed.passed=2
@ expect: undefined=2 clear.passed=2
@ qemu: wrong: DBGDSCR.UDCCdis does nothing there, C11.11.20
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    mov r4, #0
    mcr p14, 0, r4, c0, c2, 2
    isb
    write 4, c1, c1, 1, 0xe06
    pl0 mrc p14, 0, r4, c0, c0, 0
    pl0 mrc p14, 0, r4, c0, c1, 0
    pl0_thumb mrc p14, 0, r4, c0, c0, 0
    pl0_thumb mrc p14, 0, r4, c0, c1, 0
    tally PASSED_USER
    pl0_failed mrcne p14, 0, r4, c0, c0, 0
    pl0_failed mrcne p14, 0, r4, c0, c1, 0
    tally_out
    mov r4, #0x1000
    mcr p14, 0, r4, c0, c2, 2
    isb
    tally UNDEFINED
    pl0 mrc p14, 0, r4, c0, c0, 0
    pl0 mrc p14, 0, r4, c0, c1, 0
    tally_out
    mov r4, #0
    mcr p14, 0, r4, c0, c2, 2
    isb
    write 4, c1, c1, 1, 6
    tally PASSED_USER
    pl0 mrc p14, 0, r4, c0, c0, 0
    pl0 mrc p14, 0, r4, c0, c1, 0
    tally_out
    done
