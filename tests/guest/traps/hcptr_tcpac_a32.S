@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR.TCPAC traps CPACR
@ section: ARM ARM B1.14.12
@ expect: cpacr.r=fe404e1 cpacr.w=fe404e0 failed.passed=2 clear.passed=2
@ qemu: wrong: no trap of an ARMv7 core, B1.14.12
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mrc p15, 0, r7, c1, c0, 2
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 2, 0x80000000
    list_tcpac pl1
    tally NOT_TRAPPED
    list_tcpac pl1_failed, ne
    tally_out
    write 4, c1, c1, 2, 0
    tally NOT_TRAPPED
    list_tcpac pl1
    tally_out
    done
