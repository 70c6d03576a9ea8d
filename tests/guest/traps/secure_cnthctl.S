@ SPDX-License-Identifier: Apache-2.0
@ title: CNTHCTL's traps do not concern Secure state
@ section: ARM ARM B1.14.1
@ machine: secure
@ expect: here=1
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    .macro just insn:vararg
    \insn
    .endm
    cps #MON
    write 0, c1, c1, 0, 0x101
    write 4, c14, c1, 0, 0
    write 0, c1, c1, 0, 0
    cps #SVC
    mrc p15, 0, r6, c1, c0, 0
    mrc p15, 0, r7, c1, c0, 2
    mov r2, #0
    mov r3, #0
    mov r5, #0
    list_pl1pcten just
    list_pl1pcen just
    outi 1
    done
