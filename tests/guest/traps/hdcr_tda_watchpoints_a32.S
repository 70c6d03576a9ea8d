@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDA traps the watchpoint registers
@ section: ARM ARM B1.14.15
@ expect: wvr0=17ec00a0 wvr1=17ec00a2 wvr2=17ec00a4 wvr3=17ec00a6 wcr0=17ee00a0 wcr1=17ee00a2
@ expect: wcr2=17ee00a4 wcr3=17ee00a6 failed.passed=8 clear.passed=8
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0xe06
    list_tda_watchpoints pl1
    tally NOT_TRAPPED
    list_tda_watchpoints pl1_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tda_watchpoints pl1
    tally_out
    done
