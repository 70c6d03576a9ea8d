@ SPDX-License-Identifier: Apache-2.0
@ title: HCR's traps do not concern Hyp mode
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
    hcr 0x07fff000
    mrc p15, 0, r6, c1, c0, 0
    mrc p15, 0, r7, c1, c0, 2
    mov r2, #0
    mov r3, #0
    mov r5, #0
    list_tvm just
    list_ttlb just
    list_tpu just
    list_tpc just
    list_tsw just
    list_tac just
    list_tid0 just
    list_tid1 just
    list_tid2 just
    list_tid3 just
    outi 1
    done
