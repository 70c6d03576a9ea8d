@ SPDX-License-Identifier: Apache-2.0
@ title: CNTHCTL.PL1PCTEN = 0 traps CNTPCT of PL0 if CNTKCTL lets it
@ section: ARM ARM B8.1.2
@ expect: cntpct=13e00c5d t32.cntpct=12000c5d failed.passed=1 undefined=1 clear.passed=1
@ qemu: wrong: CNTHCTL does not concern PL0 there, B8.1.2
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 0, c14, c1, 0, 1
    write 4, c14, c1, 0, 2
    pl0 mrrc p15, 0, r2, r3, c14
    pl0_thumb mrrc p15, 0, r2, r3, c14
    tally PASSED_USER
    pl0_failed mrrcne p15, 0, r2, r3, c14
    tally_out
    write 0, c14, c1, 0, 0
    tally UNDEFINED
    pl0 mrrc p15, 0, r2, r3, c14
    tally_out
    write 0, c14, c1, 0, 1
    write 4, c14, c1, 0, 3
    tally PASSED_USER
    pl0 mrrc p15, 0, r2, r3, c14
    tally_out
    done
