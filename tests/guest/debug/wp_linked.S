@ SPDX-License-Identifier: Apache-2.0
@ title: A watchpoint linked to a context is taken in that context only
@ section: ARM ARM C3.4, C3.3.5
@ expect: same=10 other=114
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 5, 0x77, (E|ANY_PL|BAS_ARM|BT_CONTEXT|BT_LINKED)
    watchpoint 1, word, (WP|LINK_5|WT_LINKED)
    write 0, c13, c0, 1, 0x77
    attempt (SVC|MASKED), 1f
    write 0, c13, c0, 1, 0x76
    attempt (SVC|MASKED), 1f
    done
1:  set r5, word
    ldr r4, [r5]
    hvc #0
    .data
    .balign 8
word: .word 1, 2
