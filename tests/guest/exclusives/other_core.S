@ SPDX-License-Identifier: Apache-2.0
@ title: A store of another core takes the exclusive state
@ section: ARM ARM A3.4.1
@ machine: hyp, cores 2
@ expect: status=1 value=7
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "cores.inc"

test:
    use_hyp_mmu
    start_core1 core1
    set r1, word
    ldrex r2, [r1]
    post go, 1
5:  ldr r3, [r1]
    cmp r3, #7
    bne 5b
    strex r3, r2, [r1]
    out r3
    ldr r3, [r1]
    out r3
    done
core1: wait_word go, 1
    set r1, word
    mov r2, #7
    str r2, [r1]
6:  b 6b
    .data
    .balign 128
go: .word 0
    .balign 128
word: .word 0
    .text
