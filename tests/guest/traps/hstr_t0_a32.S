@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T0 traps CP15 accesses of c0
@ section: ARM ARM B1.14.14
@ expect: midr=fe00081 mpidr=fea0081 ctr=fe20081 pfr0=fe00083 ccsidr=fe04081 csselr.w=fe080a0
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
    list_hstr_t0 pl1
    tally NOT_TRAPPED
    list_hstr_t0 pl1_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally NOT_TRAPPED
    list_hstr_t0 pl1
    tally_out
    done
