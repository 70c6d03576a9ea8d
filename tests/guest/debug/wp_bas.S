@ SPDX-License-Identifier: Apache-2.0
@ title: BAS: an access that touches a watched byte hits, its neighbours pass
@ section: ARM ARM C11.11.44
@ expect: byte0=114 byte1=10 byte2=114 half0=10 half2=114 word=10 next=114
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

    .macro try insn:vararg
    b 2f
1:  set r5, word
    \insn
    hvc #0
2:  attempt (SVC|MASKED), 1b
    .endm
test:
    debug_on
    watchpoint 0, word, (E|ANY_PL|LOADS|STORES|(2<<5))
    try ldrb r4, [r5]
    try ldrb r4, [r5, #1]
    try ldrb r4, [r5, #2]
    try ldrh r4, [r5]
    try ldrh r4, [r5, #2]
    try ldr r4, [r5]
    try ldr r4, [r5, #4]
    done
    .data
    .balign 8
word: .word 1, 2
