@ SPDX-License-Identifier: Apache-2.0
@ title: ENTERX and LEAVEX are UNDEFINED: there is no ThumbEE state to enter or leave
@ section: ARM ARM A9.3.1
@ expect: enterx=4 at=2 leavex=4 at=2
@ qemu: yes
.include "guest.inc"

    .macro thumb_word first, second
    catch 3f
    set r0, 2f+1
    bx r0
    .thumb
2:  .hword \first, \second
    .arm
    .balign 4
3:  out_vector
    out_return 2b
    .endm

test:
    eret_to SVC, 1f
1:  thumb_word 0xf3bf, 0x8f1f
    thumb_word 0xf3bf, 0x8f0f
    done
