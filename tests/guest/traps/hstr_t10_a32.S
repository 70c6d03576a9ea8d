@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T10 traps CP15 accesses of c10
@ section: ARM ARM B1.14.14
@ expect: prrr=fe02885 nmrr.w=fe228a4 amair0=fe02887 failed.passed=3 clear.passed=3
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x400
    list_hstr_t10 pl1
    tally NOT_TRAPPED
    list_hstr_t10 pl1_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t10 pl1
    tally_out
    done
