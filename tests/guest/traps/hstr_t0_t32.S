@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T0 traps CP15 accesses of c0, T32
@ section: ARM ARM B1.14.14
@ expect: midr=e000081 mpidr=e0a0081 ctr=e020081 pfr0=e000083 ccsidr=e004081 csselr.w=e0080a0
@ expect: failed.passed=6 clear.passed=6
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x1
    list_hstr_t0 pl1_thumb
    tally NOT_TRAPPED
    list_hstr_t0 pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t0 pl1_thumb
    tally_out
    done
