@ SPDX-License-Identifier: Apache-2.0
@ title: Preloads and cache cleaning are no accesses to a watchpoint
@ section: A15 TRM 10.5
@ expect: pld=114 pli=114 dccmvac=114
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    watchpoint 0, word
    attempt (SVC|MASKED), 1f
    attempt (SVC|MASKED), 2f
    attempt (SVC|MASKED), 3f
    done
1:  set r5, word
    pld [r5]
    hvc #0
2:  set r5, word
    pli [r5]
    hvc #0
3:  set r5, word
    mcr p15, 0, r5, c7, c10, 1
    hvc #0
    .data
    .balign 8
word: .word 1, 2
