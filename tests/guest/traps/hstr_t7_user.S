@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T7 traps the CP15 barriers of PL0
@ section: ARM ARM B1.14.14
@ expect: isb=fe81caa dsb=fe81cb4 dmb=fea1cb4 t32.isb=e081caa t32.dsb=e081cb4 t32.dmb=e0a1cb4
@ expect: failed.passed=3 undefined=3 clear.passed=3
@ qemu: wrong: HSTR comes before what is UNDEFINED at PL0, B1.14.14
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    sctlr_set 0x20
    write 4, c1, c1, 3, 0x80
    pl0 mcr p15, 0, r5, c7, c5, 4
    pl0 mcr p15, 0, r5, c7, c10, 4
    pl0 mcr p15, 0, r5, c7, c10, 5
    pl0_thumb mcr p15, 0, r5, c7, c5, 4
    pl0_thumb mcr p15, 0, r5, c7, c10, 4
    pl0_thumb mcr p15, 0, r5, c7, c10, 5
    tally PASSED_USER
    pl0_failed mcrne p15, 0, r5, c7, c5, 4
    pl0_failed mcrne p15, 0, r5, c7, c10, 4
    pl0_failed mcrne p15, 0, r5, c7, c10, 5
    tally_out
    sctlr_clear 0x20
    tally UNDEFINED
    pl0 mcr p15, 0, r5, c7, c5, 4
    pl0 mcr p15, 0, r5, c7, c10, 4
    pl0 mcr p15, 0, r5, c7, c10, 5
    tally_out
    sctlr_set 0x20
    write 4, c1, c1, 3, 0
    tally PASSED_USER
    pl0 mcr p15, 0, r5, c7, c5, 4
    pl0 mcr p15, 0, r5, c7, c10, 4
    pl0 mcr p15, 0, r5, c7, c10, 5
    tally_out
    done
