@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T7 traps CP15 accesses of c7
@ section: ARM ARM B1.14.14
@ expect: par=fe01c89 iciallu=fe01caa bpiall=fec1caa cp15isb=fe81caa dccmvac=fe21cb4 ats1cpr=fe01cb0
@ expect: par_64=13e00c4f failed.passed=7 clear.passed=7
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x80
    list_hstr_t7 pl1
    tally NOT_TRAPPED
    list_hstr_t7 pl1_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t7 pl1
    tally_out
    done
