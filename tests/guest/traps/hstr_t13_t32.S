@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T13 traps CP15 accesses of c13, T32
@ section: ARM ARM B1.14.14
@ expect: fcseidr=e003481 contextidr=e023481 tpidrurw.r=e043481 tpidrurw.w=e0434a0 tpidruro=e063481
@ expect: tpidrprw=e083481 failed.passed=6 clear.passed=6
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x2000
    list_hstr_t13 pl1_thumb
    tally NOT_TRAPPED
    list_hstr_t13 pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t13 pl1_thumb
    tally_out
    done
