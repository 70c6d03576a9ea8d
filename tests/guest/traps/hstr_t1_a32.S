@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T1 traps CP15 accesses of c1
@ section: ARM ARM B1.14.14
@ expect: sctlr=fe00481 actlr=fe20481 cpacr=fe40481 sctlr.w=fe004c0 failed.passed=4 clear.passed=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mrc p15, 0, r6, c1, c0, 0
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x2
    list_hstr_t1 pl1
    tally NOT_TRAPPED
    list_hstr_t1 pl1_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t1 pl1
    tally_out
    done
