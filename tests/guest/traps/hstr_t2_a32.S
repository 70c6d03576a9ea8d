@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T2 traps CP15 accesses of c2
@ section: ARM ARM B1.14.14
@ expect: ttbr0=fe00881 ttbr1=fe20881 ttbcr.w=fe408a0 ttbr0_64=13e00c45 ttbr1_64.w=13e10c44
@ expect: failed.passed=5 clear.passed=5
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x4
    list_hstr_t2 pl1
    tally NOT_TRAPPED
    list_hstr_t2 pl1_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t2 pl1
    tally_out
    done
