@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T7 traps CP15 accesses of c7, T32
@ section: ARM ARM B1.14.14
@ expect: par=e001c89 iciallu=e001caa bpiall=e0c1caa cp15isb=e081caa dccmvac=e021cb4 ats1cpr=e001cb0
@ expect: par_64=12000c4f failed.passed=7 clear.passed=7
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x80
    list_hstr_t7 pl1_thumb
    tally NOT_TRAPPED
    list_hstr_t7 pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t7 pl1_thumb
    tally_out
    done
