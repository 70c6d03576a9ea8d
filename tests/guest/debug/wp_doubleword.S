@ SPDX-License-Identifier: Apache-2.0
@ title: With DBGWVR<2> clear the eight bits of BAS watch a doubleword; with it set four a word
@ section: ARM ARM C11.11.44
@ expect: low=114 high=10 set_low=114 set_high=10
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

    .macro try offset
    b 2f
1:  set r5, word
    ldr r4, [r5, #\offset]
    hvc #0
2:  attempt (SVC|MASKED), 1b
    .endm
test:
    debug_on
    watchpoint 0, word, (E|ANY_PL|LOADS|(0xf0<<5))
    try 0
    try 4
    watchpoint 0, word+4, (E|ANY_PL|LOADS|(0xf<<5))
    try 0
    try 4
    done
    .data
    .balign 8
word: .word 1, 2
