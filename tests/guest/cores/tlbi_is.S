@ SPDX-License-Identifier: Apache-2.0
@ title: TLBIALLHIS of one core reaches the other
@ section: ARM ARM B3.10.5
@ machine: hyp, cores 2
@ expect: before=a after=b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "cores.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE)
    mark_pages
    use_hyp_mmu
    start_core1 core1
    wait_word ready, 1
    entry64 s1_l3, 1, (page_b+L_PAGE)
    mcr p15, 4, r0, c8, c3, 0
    dsb
    isb
    post go, 1
    wait_word ready, 2
    load r0, seen
    out r0
    load r0, seen+4
    out r0
    done
core1:
    use_hyp_mmu
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
    .text
