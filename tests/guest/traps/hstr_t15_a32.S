@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T15 traps CP15 accesses of c15
@ section: ARM ARM B1.14.14
@ expect: cbar=fe13c81 failed.passed=1 clear.passed=1
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x8000
    list_hstr_t15 pl1
    tally NOT_TRAPPED
    list_hstr_t15 pl1_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t15 pl1
    tally_out
    done
