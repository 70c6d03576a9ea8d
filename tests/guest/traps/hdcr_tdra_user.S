@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDRA traps DBGDRAR and DBGDSAR of PL0
@ section: ARM ARM B1.14.15
@ expect: drar=17e00481 dsar=17e00881 t32.drar=16000481 t32.dsar=16000881 failed.passed=2
@ expect: clear.passed=2
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0x806
    pl0 mrc p14, 0, r4, c1, c0, 0
    pl0 mrc p14, 0, r4, c2, c0, 0
    pl0_thumb mrc p14, 0, r4, c1, c0, 0
    pl0_thumb mrc p14, 0, r4, c2, c0, 0
    tally PASSED_USER
    pl0_failed mrcne p14, 0, r4, c1, c0, 0
    pl0_failed mrcne p14, 0, r4, c2, c0, 0
    tally_out
    write 4, c1, c1, 1, 6
    tally PASSED_USER
    pl0 mrc p14, 0, r4, c1, c0, 0
    pl0 mrc p14, 0, r4, c2, c0, 0
    tally_out
    done
