@ SPDX-License-Identifier: Apache-2.0
@ title: A descriptor that was walked many times unchanged is written by STR, by STREX, by another core
@ section: ARM ARM B3.10.1
@ machine: hyp, cores 2
@ expect: before=a str=b strex=a other=b again=b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "cores.inc"

    .macro forget
    mcr p15, 4, r0, c8, c7, 0           @ TLBIALLH
    dsb
    isb
    .endm
    .macro seen_often                   @ between invalidations, nothing else
    mov r4, #2048
7:  forget
    ldr r2, [r1]
    subs r4, r4, #1
    bne 7b
    .endm
    .macro seen_now
    dsb
    forget
    ldr r2, [r1]
    out r2
    .endm

test:
    entry64 s1_l3, 1, (page_a+L_PAGE)
    mark_pages
    use_hyp_mmu
    set r1, 0x80001000
    set r5, (s1_l3 + 8)
    set r6, (page_a+L_PAGE)
    set r7, (page_b+L_PAGE)
    str r6, [r5]
    seen_often
    out r2
    str r7, [r5]
    seen_now
    seen_often
    ldrex r3, [r5]
    strex r3, r6, [r5]
    seen_now
    start_core1 core1
    wait_word ready, 1
    set r1, 0x80001000
    seen_often
    post go, 1
    wait_word ready, 2
    seen_now
    seen_often
    out r2
    done
core1:
    use_hyp_mmu
    set r5, (s1_l3 + 8)
    set r6, (page_a+L_PAGE)
    set r7, (page_b+L_PAGE)
    str r6, [r5]
    str r6, [r5]
    post ready, 1
    wait_word go, 1
    str r7, [r5]
    dsb
    post ready, 2
6:  b 6b
    .data
ready: .word 0
go: .word 0
    .text
