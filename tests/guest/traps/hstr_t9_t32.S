@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T9 traps CP15 accesses of c9, T32
@ section: ARM ARM B1.14.14
@ expect: pmcr=e002499 pmccntr=e00249b pmintenclr.w=e0424bc l2ctlr=e046481 failed.passed=4
@ expect: clear.passed=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x200
    list_hstr_t9 pl1_thumb
    tally NOT_TRAPPED
    list_hstr_t9 pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t9 pl1_thumb
    tally_out
    done
