@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TPM traps the Performance Monitors of PL0 if PMUSERENR.EN is 1
@ section: ARM ARM B1.14.7
@ expect: pmcr=fe02499 pmcr.w=fe024b8 cntenset=fe22499 ovsr=fe62499 selr=fea2499 ccntr=fe0249b
@ expect: swinc=fe824b8 t32.pmcr=e002499 t32.pmcr.w=e0024b8 t32.cntenset=e022499 t32.ovsr=e062499
@ expect: t32.selr=e0a2499 t32.ccntr=e00249b t32.swinc=e0824b8 failed.passed=7 undefined=7
@ expect: clear.passed=7
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 0, c9, c14, 0, 1
    write 4, c1, c1, 1, 0x46
    pl0 mrc p15, 0, r4, c9, c12, 0
    pl0 mcr p15, 0, r5, c9, c12, 0
    pl0 mrc p15, 0, r4, c9, c12, 1
    pl0 mrc p15, 0, r4, c9, c12, 3
    pl0 mrc p15, 0, r4, c9, c12, 5
    pl0 mrc p15, 0, r4, c9, c13, 0
    pl0 mcr p15, 0, r5, c9, c12, 4
    pl0_thumb mrc p15, 0, r4, c9, c12, 0
    pl0_thumb mcr p15, 0, r5, c9, c12, 0
    pl0_thumb mrc p15, 0, r4, c9, c12, 1
    pl0_thumb mrc p15, 0, r4, c9, c12, 3
    pl0_thumb mrc p15, 0, r4, c9, c12, 5
    pl0_thumb mrc p15, 0, r4, c9, c13, 0
    pl0_thumb mcr p15, 0, r5, c9, c12, 4
    tally PASSED_USER
    pl0_failed mrcne p15, 0, r4, c9, c12, 0
    pl0_failed mcrne p15, 0, r5, c9, c12, 0
    pl0_failed mrcne p15, 0, r4, c9, c12, 1
    pl0_failed mrcne p15, 0, r4, c9, c12, 3
    pl0_failed mrcne p15, 0, r4, c9, c12, 5
    pl0_failed mrcne p15, 0, r4, c9, c13, 0
    pl0_failed mcrne p15, 0, r5, c9, c12, 4
    tally_out
    write 0, c9, c14, 0, 0
    tally UNDEFINED
    pl0 mrc p15, 0, r4, c9, c12, 0
    pl0 mcr p15, 0, r5, c9, c12, 0
    pl0 mrc p15, 0, r4, c9, c12, 1
    pl0 mrc p15, 0, r4, c9, c12, 3
    pl0 mrc p15, 0, r4, c9, c12, 5
    pl0 mrc p15, 0, r4, c9, c13, 0
    pl0 mcr p15, 0, r5, c9, c12, 4
    tally_out
    write 0, c9, c14, 0, 1
    write 4, c1, c1, 1, 6
    tally PASSED_USER
    pl0 mrc p15, 0, r4, c9, c12, 0
    pl0 mcr p15, 0, r5, c9, c12, 0
    pl0 mrc p15, 0, r4, c9, c12, 1
    pl0 mrc p15, 0, r4, c9, c12, 3
    pl0 mrc p15, 0, r4, c9, c12, 5
    pl0 mrc p15, 0, r4, c9, c13, 0
    pl0 mcr p15, 0, r5, c9, c12, 4
    tally_out
    done
