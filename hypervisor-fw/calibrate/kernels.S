/* SPDX-License-Identifier: Apache-2.0
 * What the pipeline and the system do, one cost each. A kernel is a loop of `rounds` rounds
 * (r0) that is short enough to be one block of a simulator, or says why it is longer; it
 * returns the cycles of the whole loop. How many operations a round has stands in main.c.
 */
#include "asm.h"
#include "calibrate.h"
#include "cp15.h"
#include "gicv2.h"
#include "platform.h"

    .syntax unified
    .arch_extension virt
    .arch_extension idiv
    .fpu    vfpv4
    .text

.macro KERNEL name
FUNC \name
    push    {r4-r11, lr}
.endm
.macro LOOP                             @ r12: the time at its begin
    .balign 64
    dsb
    isb
    mrc     PMCCNTR(r12)
1:
.endm
.macro NEXT name
    subs    r0, r0, #1
    bne     1b
    mrc     PMCCNTR(r0)
    sub     r0, r0, r12
    pop     {r4-r11, pc}
END \name
    .ltorg
.endm

@ --- the system: the sum over `rounds` of single measurements -----------------------------------

.macro SINGLE name                      @ r4: rounds left, r5: sum
FUNC \name
    push    {r4-r11, lr}
    mov     r4, r0
    mov     r5, #0
1:
.endm
.macro ADD_UP name, from, to
    sub     \to, \to, \from
    add     r5, r5, \to
    subs    r4, r4, #1
    bne     1b
    mov     r0, r5
    pop     {r4-r11, pc}
END \name
    .ltorg
.endm

noop:
    bx      lr

    SINGLE  empty_call                  @ PMCCNTR; BL; BX; PMCCNTR
    mrc     PMCCNTR(r6)
    bl      noop
    mrc     PMCCNTR(r7)
    ADD_UP  empty_call, r6, r7

    SINGLE  read_twice                  @ what the two reads cost themselves
    mrc     PMCCNTR(r6)
    mrc     PMCCNTR(r7)
    ADD_UP  read_twice, r6, r7

    SINGLE  trap                        @ from before the HVC to the Hyp vector
    mov     r0, #HVC_TIME
    mrc     PMCCNTR(r6)
    hvc     #0
    mov     r7, r1
    ADD_UP  trap, r6, r7

@ As in the published campaign: the DSB drains the write of the previous round.
    SINGLE  eoi
    ldr     r1, =GICV_BASE
    ldr     r2, =GIC_SPURIOUS
    mrc     PMCCNTR(r6)
    dsb
    str     r2, [r1, #GICC_EOIR]
    mrc     PMCCNTR(r7)
    ADD_UP  eoi, r6, r7

    SINGLE  eoi_ack
    ldr     r1, =GICV_BASE
    ldr     r2, =GIC_SPURIOUS
    mrc     PMCCNTR(r6)
    ldr     r3, [r1, #GICC_IAR]
    dsb
    dsb
    str     r2, [r1, #GICC_EOIR]
    mrc     PMCCNTR(r7)
    ADD_UP  eoi_ack, r6, r7

@ --- chains -------------------------------------------------------------------------------------

    KERNEL  add_chain
    LOOP
    .rept   24
    add     r1, r1, r2
    .endr
    NEXT    add_chain

    KERNEL  add_shift_chain
    LOOP
    .rept   24
    add     r1, r2, r1, lsl #2
    .endr
    NEXT    add_shift_chain

    KERNEL  mul_chain
    LOOP
    .rept   24
    mul     r1, r1, r2
    .endr
    NEXT    mul_chain

    KERNEL  mla_chain                   @ through the accumulator
    LOOP
    .rept   24
    mla     r1, r2, r3, r1
    .endr
    NEXT    mla_chain

    KERNEL  umull_chain                 @ through the low word
    LOOP
    .rept   24
    umull   r1, r4, r1, r2
    .endr
    NEXT    umull_chain

    KERNEL  mul64_chain                 @ a 64-bit product as compilers write it: r1:r2 *= r3:r4
    LOOP
    .rept   6
    mul     r6, r1, r4
    mla     r6, r3, r2, r6
    umull   r1, r2, r1, r3
    add     r2, r6, r2
    .endr
    NEXT    mul64_chain

    KERNEL  udiv_chain
    mov     r2, #1
    LOOP
    .rept   8
    udiv    r1, r1, r2
    .endr
    NEXT    udiv_chain

    KERNEL  vadd_chain
    LOOP
    .rept   16
    vadd.f64 d0, d0, d1
    .endr
    NEXT    vadd_chain

    KERNEL  vmul_chain
    LOOP
    .rept   16
    vmul.f64 d0, d0, d1
    .endr
    NEXT    vmul_chain

@ --- pairs: nothing depends on anything but itself of the round before ---------------------------

    KERNEL  add_pairs                   @ with an immediate
    LOOP
    .rept   6
    add     r1, r1, #1
    add     r2, r2, #1
    add     r3, r3, #1
    add     r4, r4, #1
    .endr
    NEXT    add_pairs

    KERNEL  add_register_pairs          @ with two register operands
    LOOP
    .rept   6
    add     r1, r1, r8
    add     r2, r2, r9
    add     r3, r3, r10
    add     r4, r4, r11
    .endr
    NEXT    add_register_pairs

@ --- loads and stores that hit ------------------------------------------------------------------

    KERNEL  load_use                    @ (rounds, a word that holds its own address)
    mov     r2, #0
    LOOP
    .rept   8
    ldr     r1, [r1]
    add     r1, r1, r2
    .endr
    NEXT    load_use

@ Longer than a block of the simulator: what one loads the next uses.
    KERNEL  load_chain_long             @ (rounds, a word that holds its own address)
    LOOP
    .rept   96
    ldr     r1, [r1]
    .endr
    NEXT    load_chain_long

    KERNEL  load_chain_edges            @ (rounds, a word that holds its own address)
    LOOP
    .rept   16
    ldr     r1, [r1]
    b       2f
    nop
2:
    .endr
    NEXT    load_chain_edges

    KERNEL  store_forward               @ (rounds, address of a word)
    mov     r2, #0
    LOOP
    .rept   8
    str     r2, [r1]
    ldr     r2, [r1]
    .endr
    NEXT    store_forward

@ --- branches -----------------------------------------------------------------------------------

    KERNEL  branch_taken
    LOOP
    .rept   16
    b       2f
    nop
2:
    .endr
    NEXT    branch_taken

    KERNEL  branch_never
    LOOP
    cmp     r0, #0
    .rept   16
    beq     2f
2:
    .endr
    NEXT    branch_never

    KERNEL  branch_alternating
    mov     r4, #0
    LOOP
    eors    r4, r4, #1
    beq     2f
    add     r5, r5, #1
2:  NEXT    branch_alternating

    KERNEL  branch_period4              @ taken three times, then not
    LOOP
    tst     r0, #3
    bne     2f
    add     r5, r5, #1
2:  NEXT    branch_period4

    KERNEL  branch_random
    ldr     r4, =1664525
    ldr     r5, =1013904223
    LOOP
    mla     r3, r3, r4, r5
    tst     r3, #1 << 30
    beq     2f
    add     r6, r6, #1
2:  NEXT    branch_random

    .balign 256                         @ in one page with what it calls
    KERNEL  call_nest                   @ four calls, four returns
    LOOP
    bl      call_4
    NEXT    call_nest
call_4:
    mov     r4, lr
    bl      call_3
    bx      r4
call_3:
    mov     r5, lr
    bl      call_2
    bx      r5
call_2:
    mov     r6, lr
    bl      call_1
    bx      r6
call_1:
    bx      lr

@ --- memory -------------------------------------------------------------------------------------

    KERNEL  chase                       @ (rounds, first word of a cycle)
    LOOP
    .rept   8
    ldr     r1, [r1]
    .endr
    NEXT    chase

@ Every line begins with the address of the buffer, so that the next address waits for the load and
@ is random all the same.
    KERNEL  chase_uniform               @ (rounds, buffer, mask of line addresses)
    ldr     r4, =1664525
    ldr     r5, =1013904223
    mov     r3, r0
    LOOP
    .rept   8
    mla     r3, r3, r4, r5
    and     r6, r2, r3, lsr #4
    ldr     r1, [r1, r6]
    .endr
    NEXT    chase_uniform

@ Four addresses of each random number; nothing waits for a load.
    KERNEL  read_uniform                @ (rounds, buffer, mask of line addresses)
    ldr     r4, =1664525
    ldr     r5, =1013904223
    mov     r3, r0
    LOOP
    .rept   2
    mla     r3, r3, r4, r5
    and     r6, r2, r3, lsr #4
    ldr     r6, [r1, r6]
    and     r7, r2, r3, ror #21
    ldr     r7, [r1, r7]
    and     r8, r2, r3, ror #26
    ldr     r8, [r1, r8]
    and     r9, r2, r3, lsr #9
    ldr     r9, [r1, r9]
    .endr
    NEXT    read_uniform

    KERNEL  read_stride                 @ (rounds, buffer): 64 bytes
    LOOP
    .rept   8
    ldr     r2, [r1], #64
    .endr
    NEXT    read_stride
