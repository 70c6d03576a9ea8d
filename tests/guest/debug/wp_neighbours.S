@ SPDX-License-Identifier: Apache-2.0
@ title: Other words of a watched line pass, read and written, and keep their values
@ section: ARM ARM C3.4
@ expect: vector=114 sum=3c
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    watchpoint 0, words+8
    attempt (SVC|MASKED), 1f
    out r6
    done
1:  set r5, words
    mov r3, #20
    mov r6, #0
2:  ldr r4, [r5]
    add r6, r6, r4
    ldr r4, [r5, #4]
    add r6, r6, r4
    str r4, [r5, #12]
    subs r3, r3, #1
    bne 2b
    hvc #0
    .data
    .balign 64
words: .word 1, 2, 3, 4
