@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T5 traps CP15 accesses of c5
@ section: ARM ARM B1.14.14
@ expect: dfsr=fe01481 ifsr.w=fe214a0 adfsr=fe01483 aifsr=fe21483 failed.passed=4 clear.passed=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x20
    list_hstr_t5 pl1
    tally NOT_TRAPPED
    list_hstr_t5 pl1_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t5 pl1
    tally_out
    done
