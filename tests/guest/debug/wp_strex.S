@ SPDX-License-Identifier: Apache-2.0
@ title: A store-exclusive meets a watchpoint even when the monitor would not let it pass
@ section: A15 TRM 10.5, ARM ARM C3.4.1
@ expect: open=10 exclusive=10 word=1
@ qemu: wrong: no watchpoint without the monitor; IMPLEMENTATION DEFINED, A15 TRM 10.5
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    watchpoint 0, word, (E|ANY_PL|STORES|BAS_WORD)
    attempt (SVC|MASKED), 1f
    attempt (SVC|MASKED), 2f
    watchpoint 0, word, 0
    peek r4, word
    out r4
    done
1:  set r5, word
    clrex
    strex r0, r5, [r5]
    hvc #0
2:  set r5, word
    ldrex r0, [r5]
    strex r0, r5, [r5]
    hvc #0
    .data
    .balign 8
word: .word 1, 2
