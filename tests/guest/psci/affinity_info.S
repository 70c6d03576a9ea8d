@ SPDX-License-Identifier: Apache-2.0
@ title: AFFINITY_INFO before CPU_ON, after it and after CPU_OFF
@ section: PSCI 5.7
@ machine: hyp, cores 2
@ expect: off=1 on=0 off_again=1
@ qemu: yes
.include "guest.inc"
.include "cores.inc"

test:
    bl info
    start_core1 core1
    wait_word ready, 1
    bl info
    post go, 1
    set r4, 1000000
5:  set r0, 0x84000004
    mov r1, #1
    mov r2, #0
    smc #0
    cmp r0, #1
    beq 7f
    subs r4, r4, #1
    bne 5b
7:  bl info
    done
info: mov r9, lr
    set r0, 0x84000004
    mov r1, #1
    mov r2, #0
    smc #0
    out r0
    bx r9
core1: post ready, 1
    wait_word go, 1
    set r0, 0x84000002
    smc #0
6:  b 6b
    .data
ready: .word 0
go: .word 0
    .text
