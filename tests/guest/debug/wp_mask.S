@ SPDX-License-Identifier: Apache-2.0
@ title: MASK watches a range of 2^MASK bytes
@ section: ARM ARM C11.11.44
@ expect: before=114 first=10 last=10 behind=114
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

    .macro try offset
    b 2f
1:  set r5, block
    ldrb r4, [r5, #\offset]
    hvc #0
2:  attempt (SVC|MASKED), 1b
    .endm
test:
    debug_on
    watchpoint 2, block+64, (E|ANY_PL|LOADS|STORES|BAS_ALL|(6<<24))
    try 63
    try 64
    try 127
    try 128
    done
    .data
    .balign 256
block: .space 256
