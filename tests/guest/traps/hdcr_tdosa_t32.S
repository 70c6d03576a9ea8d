@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDOSA traps the OS-related debug registers, T32
@ section: ARM ARM B1.14.15
@ expect: oslar=160804a0 oslsr=16080483 osdlr.r=16080487 osdlr.w=160804a6 prcr.r=16080489
@ expect: prcr.w=160804a8 failed.passed=6 clear.passed=6
@ qemu: wrong: it has no DBGPRCR, C11.11
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0x406
    list_tdosa pl1_thumb
    tally NOT_TRAPPED
    list_tdosa pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tdosa pl1_thumb
    tally_out
    done
