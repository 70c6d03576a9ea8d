// SPDX-License-Identifier: Apache-2.0
/* Two cores run k_branch at once: PSCI CPU_ON by HVC, both must finish. */
        .syntax unified
        .arch armv7ve
        .arm
        .text
        .global main
main:
        push    {r4-r11, lr}
        ldr     r0, =0x84000003
        mov     r1, #1
        ldr     r2, =second
        mov     r3, #0
        hvc     #0
        mov     r9, r0
        ldr     r0, =ITERS
        bl      k_branch
        mov     r4, r0
1:      ldr     r1, =flag
        ldr     r0, [r1]
        cmp     r0, #0
        beq     1b
        cmp     r9, #0
        movne   r4, r9
        mov     r0, r4
        pop     {r4-r11, pc}
second:
        ldr     sp, =stack_irq
        ldr     r0, =l1                 @ the same flat map
        orr     r0, r0, #0x4a
        mcr     p15, 0, r0, c2, c0, 0
        mov     r1, #0
        mcr     p15, 0, r1, c2, c0, 2
        mov     r2, #1
        mcr     p15, 0, r2, c3, c0, 0
        mcr     p15, 0, r1, c8, c7, 0
        dsb
        isb
        mrc     p15, 0, r3, c1, c0, 0
        orr     r3, r3, #0x1800
        orr     r3, r3, #5
        mcr     p15, 0, r3, c1, c0, 0
        isb
        ldr     r0, =ITERS
        bl      k_branch
        ldr     r1, =flag
        mov     r0, #1
        str     r0, [r1]
2:      wfi
        b       2b
        .data
flag:   .word 0
