@ SPDX-License-Identifier: Apache-2.0
@ title: An abort in the middle of an IT block saves what is left of it
@ section: ARM ARM B1.9.6
@ expect: vector=10 spsr=4001833 then=1 else=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    catch 3f
    use_short
    mov r4, #0
    mov r5, #0
    set r1, 0x80002004
    eret_to (SVC|PSR_T), 2f
    .thumb
2:  ittte ne
    movne r0, r0
    ldrne r1, [r1]
    movne r4, #1
    moveq r5, #1
    svc #0
    .arm
    .balign 4
3:  out_vector
    out_spsr 0x0600fc3f
    catch 4f
    set r1, page_a
    subs pc, lr, #8
4:  out r4
    out r5
    done
