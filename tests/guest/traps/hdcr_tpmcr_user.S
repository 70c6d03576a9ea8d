@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TPMCR traps PMCR of PL0 if PMUSERENR.EN is 1
@ section: ARM ARM B1.14.7
@ expect: pmcr=fe02499 pmcr.w=fe024b8 t32.pmcr=e002499 t32.pmcr.w=e0024b8 failed.passed=2
@ expect: undefined=2 clear.passed=2
@ qemu: wrong: HDCR.TPMCR does nothing there, B1.14.7
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 0, c9, c14, 0, 1
    write 4, c1, c1, 1, 0x26
    pl0 mrc p15, 0, r4, c9, c12, 0
    pl0 mcr p15, 0, r5, c9, c12, 0
    pl0_thumb mrc p15, 0, r4, c9, c12, 0
    pl0_thumb mcr p15, 0, r5, c9, c12, 0
    tally PASSED_USER
    pl0_failed mrcne p15, 0, r4, c9, c12, 0
    pl0_failed mcrne p15, 0, r5, c9, c12, 0
    tally_out
    write 0, c9, c14, 0, 0
    tally UNDEFINED
    pl0 mrc p15, 0, r4, c9, c12, 0
    pl0 mcr p15, 0, r5, c9, c12, 0
    tally_out
    write 0, c9, c14, 0, 1
    write 4, c1, c1, 1, 6
    tally PASSED_USER
    pl0 mrc p15, 0, r4, c9, c12, 0
    pl0 mcr p15, 0, r5, c9, c12, 0
    tally_out
    done
