@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TAC traps ACTLR
@ section: ARM ARM B1.14.6
@ expect: actlr.r=fe20481 actlr.w=fe204a0 failed.passed=2 clear.passed=2
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x200000
    list_tac pl1
    tally NOT_TRAPPED
    list_tac pl1_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tac pl1
    tally_out
    done
