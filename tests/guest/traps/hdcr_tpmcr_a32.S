@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TPMCR traps PMCR
@ section: ARM ARM B1.14.7
@ expect: pmcr.r=fe02499 pmcr.w=fe024b8 failed.passed=2 clear.passed=2
@ qemu: wrong: HDCR.TPMCR does nothing there, B1.14.7
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0x26
    list_tpmcr pl1
    tally NOT_TRAPPED
    list_tpmcr pl1_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tpmcr pl1
    tally_out
    done
