@ SPDX-License-Identifier: Apache-2.0
@ title: CNTHCTL's traps do not concern Hyp mode
@ section: ARM ARM B1.14.1
@ expect: here=1
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    .macro just insn:vararg
    \insn
    .endm
    write 4, c14, c1, 0, 0
    mrc p15, 0, r6, c1, c0, 0
    mrc p15, 0, r7, c1, c0, 2
    mov r2, #0
    mov r3, #0
    mov r5, #0
    list_pl1pcten just
    list_pl1pcen just
    outi 1
    done
