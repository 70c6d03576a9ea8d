@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDA traps the watchpoint registers, T32
@ section: ARM ARM B1.14.15
@ expect: wvr0=160c00a0 wvr1=160c00a2 wvr2=160c00a4 wvr3=160c00a6 wcr0=160e00a0 wcr1=160e00a2
@ expect: wcr2=160e00a4 wcr3=160e00a6 failed.passed=8 clear.passed=8
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0xe06
    list_tda_watchpoints pl1_thumb
    tally NOT_TRAPPED
    list_tda_watchpoints pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tda_watchpoints pl1_thumb
    tally_out
    done
