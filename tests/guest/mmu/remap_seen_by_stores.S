@ SPDX-License-Identifier: Apache-2.0
@ title: A page that was remapped, and only loaded from since then, is stored to where it lies now
@ section: ARM ARM B3.10.1, B3.10.5
@ machine: hyp
@ expect: a=5a b=5b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

    .macro forget
    mcr p15, 4, r1, c8, c7, 1           @ TLBIMVAH
    dsb
    isb
    .endm

test:
    entry64 s1_l3, 1, (page_a+L_PAGE)
    use_hyp_mmu
    set r1, 0x80001000
    mov r2, #0x5a
    str r2, [r1]
    bl load_often
    entry64 s1_l3, 1, (page_b+L_PAGE)
    bl load_often
    forget
    mov r2, #0x5b
    str r2, [r1]
    set r1, page_a
    ldr r2, [r1]
    out r2
    set r1, page_b
    ldr r2, [r1]
    out r2
    done

load_often:
    mov r4, #2048
1:  forget
    ldr r3, [r1]
    subs r4, r4, #1
    bne 1b
    bx lr
