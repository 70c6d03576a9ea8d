@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T2 traps CP15 accesses of c2, T32
@ section: ARM ARM B1.14.14
@ expect: ttbr0=e000881 ttbr1=e020881 ttbcr.w=e0408a0 ttbr0_64=12000c45 ttbr1_64.w=12010c44
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
    list_hstr_t2 pl1_thumb
    tally NOT_TRAPPED
    list_hstr_t2 pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t2 pl1_thumb
    tally_out
    done
