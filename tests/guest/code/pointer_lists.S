@ SPDX-License-Identifier: Apache-2.0
@ title: Lists of 4096 nodes in no order, gone through three times: words, bytes and pointers of each
@ section: ARM ARM A8.8.63
@ machine: hyp
@ expect: words=17fe800 bytes=17e800 signed=ffffe800 thumb=17fe800 ends=44000000 ends=44000000 ends=44000000
@ qemu: yes
.include "guest.inc"

    .equ NODES, 0x44000000              @ of 64 bytes: the next one, a word, and its lowest byte
    .equ COUNT, 4096
    .equ STEPS, 3*COUNT

test:
    set r0, NODES
    set r5, COUNT
    movw r6, #1229                      @ each node once (Hull and Dobell)
    movw r7, #331
    mov r1, #0
1:  mla r2, r1, r6, r7
    ubfx r2, r2, #0, #12
    add r2, r0, r2, lsl #6
    add r3, r0, r1, lsl #6
    str r2, [r3]
    str r1, [r3, #4]
    strb r1, [r3, #8]
    add r1, r1, #1
    cmp r1, r5
    bne 1b

    set r0, NODES
    set r5, STEPS
    mov r2, #0
1:  ldr r1, [r0, #4]
    ldr r0, [r0]
    add r2, r2, r1
    subs r5, r5, #1
    bne 1b
    out r2
    mov r4, r0

    set r8, NODES                       @ and where the registers are not r0 to r7
    set r5, STEPS
    mov r9, #0
    mov r2, #0
    mov r3, #8
1:  ldrb r1, [r8, #8]
    add r9, r9, r1
    ldrsb r1, [r8, r3]
    add r2, r2, r1
    ldr r8, [r8]
    subs r5, r5, #1
    bne 1b
    out r9
    out r2

    set r0, NODES
    set r5, STEPS
    mov r2, #0
    blx thumb
    out r2
    out r4
    out r8
    out r0
    done

    .thumb
thumb:
    ldr r1, [r0, #4]
    adds r2, r2, r1
    ldr r0, [r0]
    subs r5, r5, #1
    bne thumb
    bx lr
    .arm
