@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T6 traps CP15 accesses of c6, T32
@ section: ARM ARM B1.14.14
@ expect: dfar=e001881 ifar.w=e0418a0 failed.passed=2 clear.passed=2
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x40
    list_hstr_t6 pl1_thumb
    tally NOT_TRAPPED
    list_hstr_t6 pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t6 pl1_thumb
    tally_out
    done
