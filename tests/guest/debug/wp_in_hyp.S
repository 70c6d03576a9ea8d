@ SPDX-License-Identifier: Apache-2.0
@ title: Hyp mode takes no watchpoint
@ section: ARM ARM C4.1
@ expect: word=1
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    watchpoint 0, word, (WP|HMC)
    peek r4, word
    out r4
    done
    .data
    .balign 8
word: .word 1, 2
