@ SPDX-License-Identifier: Apache-2.0
@ title: Two cores count with LDREX and STREX and lose nothing
@ section: ARM ARM A3.4.1
@ machine: hyp, cores 2
@ expect: sum=7d0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "cores.inc"

test:
    use_hyp_mmu
    start_core1 core1
    bl count
    wait_word finished, 1
    load r0, word
    out r0
    done
core1:
    use_hyp_mmu
    bl count
    post finished, 1
6:  b 6b
count: set r4, 1000
    set r1, word
7:  ldrex r2, [r1]
    add r2, r2, #1
    strex r3, r2, [r1]
    cmp r3, #0
    bne 7b
    subs r4, r4, #1
    bne 7b
    bx lr
    .data
    .balign 64
finished: .word 0
    .balign 64
word: .word 0
    .text
