@ SPDX-License-Identifier: Apache-2.0
@ title: A watchpoint on a store leaves memory and the base register alone
@ section: ARM ARM C3.4, B1.9.8
@ expect: vector=10 moe=a word=11 base=0
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    watchpoint 3, word
    set r5, word
    mov r4, #5
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  str r4, [r5], #4
    hvc #0
3:  out_vector
    out_moe
    watchpoint 3, word, 0
    ldr r4, [r5]
    out r4
    out_rel r5, word
    done
    .data
    .balign 8
word: .word 0x11, 0x22
