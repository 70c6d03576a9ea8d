@ SPDX-License-Identifier: Apache-2.0
@ title: Each of two cores gets ahead of the other by a quantum of 22400 cycles, 1000 ticks at 1.4 GHz, and no more
@ section: ARM ARM B8.1.1: one count for all
@ machine: hyp, cores 2
@ expect: 1 1 1 1
@ options: --quantum 22400
.include "guest.inc"
.include "cores.inc"

.set QUANTUM, 1000                      @ ticks
.set SLACK, 50                          @ a loop that ends after it, and what one look does not see

    .macro out_whether flag             @ of the comparison before
    mov r0, #0
    mov\flag r0, #1
    out r0
    .endm
    .macro within value, least, most
    set r0, \least
    cmp \value, r0
    out_whether hs
    set r0, \most
    cmp \value, r0
    out_whether ls
    .endm

test:
    start_core1 core1
    set r9, theirs
6:  ldr r0, [r9]                        @ it runs
    cmp r0, #0
    beq 6b
    mov r4, #0                          @ the most that we are ahead
    mov r5, #0                          @ and behind
    mrrc p15, 0, r6, r7, c14            @ CNTPCT
    add r6, r6, #0x5000                 @ twenty quanta
7:  ldr r0, [r9]
    mrrc p15, 0, r1, r7, c14
    subs r2, r1, r0
    rsbmi r3, r2, #0
    movmi r2, #0
    movpl r3, #0
    cmp r2, r4
    movhi r4, r2
    cmp r3, r5
    movhi r5, r3
    cmp r1, r6
    bmi 7b
    within r4, QUANTUM - SLACK, QUANTUM + SLACK
    within r5, QUANTUM - SLACK, QUANTUM + SLACK
    done
core1:
    set r9, theirs
6:  mrrc p15, 0, r0, r1, c14
    str r0, [r9]
    b 6b
.data
.balign 4
theirs: .word 0
