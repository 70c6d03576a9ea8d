@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDA traps the breakpoint registers, T32
@ section: ARM ARM B1.14.15
@ expect: bvr0=160800a0 bvr1=160800a2 bvr2=160800a4 bvr3=160800a6 bvr4=160800a8 bvr5=160800aa
@ expect: bcr0=160a00a0 bcr1=160a00a2 bcr2=160a00a4 bcr3=160a00a6 bcr4=160a00a8 bcr5=160a00aa
@ expect: bxvr4=16020489 bxvr5=1602048b failed.passed=e clear.passed=e
@ qemu: wrong: it has no DBGBXVR, C11.11
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0xe06
    list_tda_breakpoints pl1_thumb
    tally NOT_TRAPPED
    list_tda_breakpoints pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tda_breakpoints pl1_thumb
    tally_out
    done
