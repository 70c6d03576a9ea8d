@ SPDX-License-Identifier: Apache-2.0
@ title: LSC: loads, stores, both
@ section: ARM ARM C11.11.44
@ expect: load=10 load=114 store=114 store=10 both=10 both=10
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

    .macro both lsc
    watchpoint 0, word, (E|ANY_PL|BAS_WORD|\lsc)
    attempt (SVC|MASKED), 1f
    attempt (SVC|MASKED), 2f
    .endm
test:
    debug_on
    both LOADS
    both STORES
    both LOADS|STORES
    done
1:  set r5, word
    ldr r4, [r5]
    hvc #0
2:  set r5, word
    str r4, [r5]
    hvc #0
    .data
    .balign 8
word: .word 1, 2
