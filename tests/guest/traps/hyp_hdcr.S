@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR's traps do not concern Hyp mode
@ section: ARM ARM B1.14.1
@ expect: here=1
@ qemu: wrong: it lacks registers of CP14, C11.11
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    .macro just insn:vararg
    \insn
    .endm
    write 4, c1, c1, 1, 0xe66
    mrc p15, 0, r6, c1, c0, 0
    mrc p15, 0, r7, c1, c0, 2
    mov r2, #0
    mov r3, #0
    mov r5, #0
    list_tpm just
    list_tda just
    list_tdra just
    list_tdosa just
    outi 1
    done
