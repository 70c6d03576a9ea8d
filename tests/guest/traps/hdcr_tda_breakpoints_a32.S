@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDA traps the breakpoint registers
@ section: ARM ARM B1.14.15
@ expect: bvr0=17e800a0 bvr1=17e800a2 bvr2=17e800a4 bvr3=17e800a6 bvr4=17e800a8 bvr5=17e800aa
@ expect: bcr0=17ea00a0 bcr1=17ea00a2 bcr2=17ea00a4 bcr3=17ea00a6 bcr4=17ea00a8 bcr5=17ea00aa
@ expect: bxvr4=17e20489 bxvr5=17e2048b failed.passed=e clear.passed=e
@ qemu: wrong: it has no DBGBXVR, C11.11
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0xe06
    list_tda_breakpoints pl1
    tally NOT_TRAPPED
    list_tda_breakpoints pl1_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tda_breakpoints pl1
    tally_out
    done
