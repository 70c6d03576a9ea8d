@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T13 traps the thread ID registers of PL0
@ section: ARM ARM B1.14.14
@ expect: urw=fe43481 urw.w=fe434a0 uro=fe63481 t32.urw=e043481 t32.urw.w=e0434a0 t32.uro=e063481
@ expect: failed.passed=3 clear.passed=3
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x2000
    pl0 mrc p15, 0, r4, c13, c0, 2
    pl0 mcr p15, 0, r5, c13, c0, 2
    pl0 mrc p15, 0, r4, c13, c0, 3
    pl0_thumb mrc p15, 0, r4, c13, c0, 2
    pl0_thumb mcr p15, 0, r5, c13, c0, 2
    pl0_thumb mrc p15, 0, r4, c13, c0, 3
    tally PASSED_USER
    pl0_failed mrcne p15, 0, r4, c13, c0, 2
    pl0_failed mcrne p15, 0, r5, c13, c0, 2
    pl0_failed mrcne p15, 0, r4, c13, c0, 3
    tally_out
    write 4, c1, c1, 3, 0
    tally PASSED_USER
    pl0 mrc p15, 0, r4, c13, c0, 2
    pl0 mcr p15, 0, r5, c13, c0, 2
    pl0 mrc p15, 0, r4, c13, c0, 3
    tally_out
    done
