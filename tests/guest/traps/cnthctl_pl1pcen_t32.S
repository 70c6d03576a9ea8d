@ SPDX-License-Identifier: Apache-2.0
@ title: CNTHCTL.PL1PCEN = 0 traps the physical timer's registers, T32
@ section: ARM ARM B8.1.2
@ expect: tval.r=e003885 tval.w=e0038a4 ctl.r=e023885 ctl.w=e0238a4 cval=12020c5d cval.w=12020c5c
@ expect: failed.passed=6 clear.passed=6
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c14, c1, 0, 1
    list_pl1pcen pl1_thumb
    tally NOT_TRAPPED
    list_pl1pcen pl1_thumb_failed, ne
    tally_out
    write 4, c14, c1, 0, 3
    tally NOT_TRAPPED
    list_pl1pcen pl1_thumb
    tally_out
    done
