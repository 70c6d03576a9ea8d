@ SPDX-License-Identifier: Apache-2.0
@ title: An IT block goes on in the next page
@ section: ARM ARM A2.5.2, A8.8.54
@ machine: hyp
@ expect: failed=1 passed=111 failed=1 passed=111 failed=1 passed=111
@ qemu: yes
.include "guest.inc"

test:
    mov r5, #3                          @ the code is new, then known
1:  movs r2, #1
    blx over
    out r2
    mov r2, #1
    cmp r2, r2
    blx over
    out r2
    subs r5, r5, #1
    bne 1b
    done

    .balign 4096
    .space 4096-6
    .thumb
    .thumb_func
over:
    itt eq
    addeq.w r2, r2, #0x10
    addeq.w r2, r2, #0x100              @ in the next page
    bx lr
