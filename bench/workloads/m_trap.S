// SPDX-License-Identifier: Apache-2.0
/* Exception-heavy loops. TRAP selects:
 *  1 SVC from USR, handler is one instruction
 *  2 HVC from SVC to Hyp, handler is one ERET
 *  3 trapped CP15 read (HCR.TAC, ACTLR) emulated in Hyp: save 14 registers, decode HSR, step ELR
 *  4 MMIO read of the UART flag register
 *  5 SGI to self through GICv2: write SGIR, take the IRQ, IAR, EOIR, return
 *  6 self-modifying code: patch, clean and invalidate by MVA, DSB/ISB, call
 *  7 SVC from USR, kernel-like handler: SRS, save/restore, decode the SVC immediate through a table */
        .syntax unified
        .arch armv7ve
        .arm
        .text
        .global main
main:
        push    {r4-r11, lr}
        ldr     r4, =ITERS
        mov     r0, #0
#if TRAP == 1 || TRAP == 7
        cps     #0x10
1:      svc     #5
        subs    r4, r4, #1
        bne     1b
        mov     r7, r0
        svc     #0x77                   @ back to SVC mode
        mov     r0, r7
#elif TRAP == 2
1:      hvc     #5
        subs    r4, r4, #1
        bne     1b
#elif TRAP == 3
1:      mrc     p15, 0, r0, c1, c0, 1
        subs    r4, r4, #1
        bne     1b
#elif TRAP == 4
        ldr     r1, =0x09000018
1:      ldr     r2, [r1]
        add     r0, r0, r2
        subs    r4, r4, #1
        bne     1b
#elif TRAP == 5
        ldr     r1, =0x08000000
        mov     r2, #1
        str     r2, [r1]                @ GICD_CTLR
        mov     r2, #0xff
        str     r2, [r1, #0x100]        @ enable SGIs
        ldr     r3, =0x08010000
        mov     r2, #0xf0
        str     r2, [r3, #4]            @ GICC_PMR
        mov     r2, #1
        str     r2, [r3]                @ GICC_CTLR
        ldr     r5, =0x02000001         @ SGI 1 to self
        cpsie   i
1:      mov     r6, r0
        str     r5, [r1, #0xf00]
2:      cmp     r0, r6
        beq     2b
        subs    r4, r4, #1
        bne     1b
        cpsid   i
#elif TRAP == 6
        ldr     r5, =patch
        ldr     r6, =0xe3a00000         @ mov r0, #imm
        mov     r7, #0
1:      and     r2, r4, #0xff
        orr     r2, r6, r2
        str     r2, [r5]
        mcr     p15, 0, r5, c7, c11, 1  @ DCCMVAU
        dsb
        mcr     p15, 0, r5, c7, c5, 1   @ ICIMVAU
        mcr     p15, 0, r5, c7, c5, 6   @ BPIALL
        dsb
        isb
        blx     r5
        add     r7, r7, r0
        subs    r4, r4, #1
        bne     1b
        mov     r0, r7
#endif
        pop     {r4-r11, pc}

#if TRAP == 1
        .global svc_entry
svc_entry:
        ldrb    r8, [lr, #-4]           @ the low byte of the immediate
        cmp     r8, #0x77
        movsne  pc, lr
        bx      lr                      @ stay in SVC mode
#elif TRAP == 7
        .global svc_entry
svc_entry:
        srsdb   sp!, #0x13
        push    {r0-r12}
        ldr     r1, [lr, #-4]
        bic     r1, r1, #0xff000000
        cmp     r1, #0x77
        beq     9f
        ldr     r2, =svc_table
        and     r1, r1, #7
        ldr     r2, [r2, r1, lsl #2]
        blx     r2
        str     r0, [sp]
        pop     {r0-r12}
        rfeia   sp!
9:      add     sp, sp, #60
        bx      lr
svc_inc:
        ldr     r3, =svc_count
        ldr     r2, [r3]
        add     r2, r2, #1
        str     r2, [r3]
        add     r0, r0, #1
        bx      lr
svc_table:
        .word svc_inc, svc_inc, svc_inc, svc_inc, svc_inc, svc_inc, svc_inc, svc_inc
        .bss
svc_count: .space 4
        .text
#elif TRAP == 3
        .global hyp_setup, hyp_entry
hyp_setup:
        mov     r0, #(1 << 21)          @ HCR.TAC
        mcr     p15, 4, r0, c1, c1, 0
        bx      lr
hyp_entry:
        push    {r0-r12, lr}
        mrc     p15, 4, r0, c5, c2, 0   @ HSR
        lsr     r1, r0, #26
        cmp     r1, #3                  @ EC 3: MCR/MRC CP15
        bne     8f
        mrs     r2, elr_hyp
        add     r2, r2, #4
        msr     elr_hyp, r2
        ubfx    r3, r0, #5, #4          @ Rt
        mov     r2, #0x1131
        str     r2, [sp, r3, lsl #2]
8:      pop     {r0-r12, lr}
        eret
#elif TRAP == 5
        .global irq_entry
irq_entry:
        sub     lr, lr, #4
        srsdb   sp!, #0x12
        push    {r1-r3, r12}
        ldr     r3, =0x08010000
        ldr     r2, [r3, #0xc]          @ IAR
        add     r0, r0, #1
        str     r2, [r3, #0x10]         @ EOIR
        pop     {r1-r3, r12}
        rfeia   sp!
#endif
#if TRAP == 6
        .balign 64
patch:  mov     r0, #0
        bx      lr
#endif
