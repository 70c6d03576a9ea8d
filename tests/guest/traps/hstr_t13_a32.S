@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T13 traps CP15 accesses of c13
@ section: ARM ARM B1.14.14
@ expect: fcseidr=fe03481 contextidr=fe23481 tpidrurw.r=fe43481 tpidrurw.w=fe434a0 tpidruro=fe63481
@ expect: tpidrprw=fe83481 failed.passed=6 clear.passed=6
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x2000
    list_hstr_t13 pl1
    tally NOT_TRAPPED
    list_hstr_t13 pl1_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t13 pl1
    tally_out
    done
