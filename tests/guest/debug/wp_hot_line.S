@ SPDX-License-Identifier: Apache-2.0
@ title: Accesses that ran often before a watchpoint meet it afterwards
@ section: ARM ARM C3.4
@ expect: before=114 load=10 off=114 store=10
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    attempt (SVC|MASKED), 1f
    debug_on
    watchpoint 0, word, (E|ANY_PL|LOADS|BAS_WORD)
    attempt (SVC|MASKED), 1f
    watchpoint 0, word, 0
    attempt (SVC|MASKED), 1f
    watchpoint 0, word, (E|ANY_PL|STORES|BAS_WORD)
    attempt (SVC|MASKED), 1f
    done
1:  set r5, word
    mov r3, #20
2:  ldr r4, [r5]
    str r4, [r5]
    subs r3, r3, #1
    bne 2b
    hvc #0
    .data
    .balign 8
word: .word 1, 2
