@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.TTEE traps TEECR and TEEHBR
@ section: ARM ARM B1.14.11
@ expect: teecr.r=17e18081 teecr.w=17e180a0 teehbr.r=17e18481 teehbr.w=17e184a0 failed.passed=4
@ expect: clear.passed=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x10000
    list_ttee pl1
    tally NOT_TRAPPED
    list_ttee pl1_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_ttee pl1
    tally_out
    done
