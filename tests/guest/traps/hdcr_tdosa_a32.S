@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDOSA traps the OS-related debug registers
@ section: ARM ARM B1.14.15
@ expect: oslar=17e804a0 oslsr=17e80483 osdlr.r=17e80487 osdlr.w=17e804a6 prcr.r=17e80489
@ expect: prcr.w=17e804a8 failed.passed=6 clear.passed=6
@ qemu: wrong: it has no DBGPRCR, C11.11
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0x406
    list_tdosa pl1
    tally NOT_TRAPPED
    list_tdosa pl1_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tdosa pl1
    tally_out
    done
