@ SPDX-License-Identifier: Apache-2.0
@ title: All four watchpoints of the core work
@ section: A15 TRM 10.4.1, A7 TRM 10.4.1
@ expect: wp0=10 wp0=10 wp0=10 wp3=10 none=114
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

    .macro one n
    watchpoint \n, words
    attempt (SVC|MASKED), 1f
    watchpoint \n, words, 0
    .endm
test:
    debug_on
    one 0
    one 1
    one 2
    one 3
    attempt (SVC|MASKED), 1f
    done
1:  set r5, words
    ldr r4, [r5]
    hvc #0
    .data
    .balign 8
words: .word 1, 2
