@ SPDX-License-Identifier: Apache-2.0
@ title: E, MDBGen and the OS Lock each keep a watchpoint back
@ section: ARM ARM C11.11.44, C7.3
@ expect: on=10 e=114 mdbgen=114 again=10 lock=114
@ qemu: wrong: the OS Lock keeps no event back, C7.3
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    watchpoint 0, word
    attempt (SVC|MASKED), 1f
    watchpoint 0, word, (WP & ~E)
    attempt (SVC|MASKED), 1f
    watchpoint 0, word
    debug_off
    attempt (SVC|MASKED), 1f
    debug_on
    attempt (SVC|MASKED), 1f
    os_lock 0xc5acce55
    attempt (SVC|MASKED), 1f
    done
1:  set r5, word
    ldr r4, [r5]
    hvc #0
    .data
    .balign 8
word: .word 1, 2
