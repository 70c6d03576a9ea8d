@ SPDX-License-Identifier: Apache-2.0
@ title: PAC: PL1, PL0, all; LDRT counts as PL0
@ section: ARM ARM C11.11.44
@ expect: pl1=10 pl1=8 pl1=114 pl0=114 pl0=10 pl0=10 any=10 any=10 any=10
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

    .macro three pac
    watchpoint 0, word, (E|LOADS|BAS_WORD|\pac)
    attempt (SVC|MASKED), 1f
    attempt (USR), 2f
    attempt (SVC|MASKED), 3f
    .endm
test:
    debug_on
    three PL1_ONLY
    three PL0_ONLY
    three ANY_PL
    done
1:  set r5, word
    ldr r4, [r5]
    hvc #0
2:  set r5, word
    ldr r4, [r5]
    svc #0
3:  set r5, word
    ldrt r4, [r5]
    hvc #0
    .data
    .balign 8
word: .word 1, 2
