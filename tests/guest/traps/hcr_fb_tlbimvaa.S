@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.FB: a local TLBIMVAA of PL1 reaches the other core
@ section: ARM ARM B4.1.65
@ machine: hyp, cores 2
@ expect: before=a after=b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "cores.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE+L_NG)
    mark_pages
    start_core1 core1
    wait_word ready, 1
    entry64 s1_l3, 1, (page_b+L_PAGE+L_NG)
    hcr 0x200
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  set r1, 0x80001000
    mcr p15, 0, r1, c8, c7, 3
    dsb
    isb
    hvc #0
3:  post go, 1
    wait_word ready, 2
    load r0, seen
    out r0
    load r0, seen+4
    out r0
    done
core1:
    set r1, core1_stack
    mov sp, r1
    eret_to (SVC|MASKED), 4f
4:  use_lpae
    set r1, 0x80001000
    ldr r2, [r1]
    save r2, seen
    post ready, 1
    wait_word go, 1
    ldr r2, [r1]
    save r2, seen+4
    post ready, 2
6:  b 6b
    .data
ready: .word 0
go: .word 0
seen: .word 0, 0
    .space 64
core1_stack: .word 0
    .text
