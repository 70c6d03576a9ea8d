@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T12 traps CP15 accesses of c12, T32
@ section: ARM ARM B1.14.14
@ expect: vbar=e003081 isr=e003083 failed.passed=2 clear.passed=2
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x1000
    list_hstr_t12 pl1_thumb
    tally NOT_TRAPPED
    list_hstr_t12 pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t12 pl1_thumb
    tally_out
    done
