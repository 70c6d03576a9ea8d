@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDRA traps the debug ROM address registers, 64-bit reads too
@ section: ARM ARM B1.14.15
@ expect: drar=17e00481 dsar=17e00881 drar_64=33e00c43 dsar_64=33e00c45 failed.passed=4
@ expect: clear.passed=4
@ qemu: wrong: the 64-bit reads are not trapped, B1.14.15
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0x806
    list_tdra pl1
    tally NOT_TRAPPED
    list_tdra pl1_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tdra pl1
    tally_out
    done
