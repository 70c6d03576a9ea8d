@ SPDX-License-Identifier: Apache-2.0
@ title: A page of code under two virtual addresses, in turn: addresses, literals, calls, returns and branches are those of the address in use
@ section: ARM ARM A2.3, B3.6.2
@ expect: a.sum=aa a.at=80000000 a.literal=600dc0de b.sum=aa b.at=80001000 b.literal=600dc0de
@ expect: a2.sum=aa a2.at=80000000 a2.literal=600dc0de b2.sum=ff b2.at=80001000 b2.literal=600dc0de
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

    .macro call va, rounds
    mov r0, #\rounds
    set r6, \va
    blx r6
    out r1
    out r2
    out r3
    .endm

test:
    entry64 s1_l3, 0, (shared + L_PAGE)
    entry64 s1_l3, 1, (shared + L_PAGE)
    use_hyp_mmu
    call WINDOW, 20
    call WINDOW + PAGE, 20
    call WINDOW, 20
    call WINDOW + PAGE, 30
    done

@ r0 rounds: r1 = 0x10 for each even and 1 for each odd one, r2 = its own address, r3 = a literal.
    .balign 4096
shared:
    mov r4, lr
    mov r1, #0
    adr r2, shared
    ldr r3, literal
1:  bl inner
    subs r0, r0, #1
    bne 1b
    bx r4
inner:
    tst r0, #1
    addne r1, r1, #1
    bxne lr
    adr r5, 2f
    bx r5
2:  add r1, r1, #0x10
    bx lr
literal: .word 0x600dc0de
    .balign 4096
