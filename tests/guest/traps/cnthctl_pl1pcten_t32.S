@ SPDX-License-Identifier: Apache-2.0
@ title: CNTHCTL.PL1PCTEN = 0 traps CNTPCT, T32
@ section: ARM ARM B8.1.2
@ expect: cntpct=12000c5d failed.passed=1 clear.passed=1
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c14, c1, 0, 2
    list_pl1pcten pl1_thumb
    tally NOT_TRAPPED
    list_pl1pcten pl1_thumb_failed, ne
    tally_out
    write 4, c14, c1, 0, 3
    tally NOT_TRAPPED
    list_pl1pcten pl1_thumb
    tally_out
    done
