// SPDX-License-Identifier: Apache-2.0
/* All cores of the machine, eight at most, run k_branch at once: PSCI CPU_ON by HVC of one after the other until there
 * is none; the first one waits for all. With SEED=seed() each takes another way through it: on one way the host's
 * branch predictor learns from the first core what the others will do. */
        .syntax unified
        .arch armv7ve
        .arm
        .text
        .global main
main:
        push    {r4-r11, lr}
        mov     r8, #1                  @ cores that run
1:      ldr     r0, =0x84000003
        mov     r1, r8
        ldr     r2, =second
        mov     r3, r8
        hvc     #0
        cmp     r0, #0
        addeq   r8, r8, #1
        beq     1b
        ldr     r0, =ITERS
        bl      k_branch
        mov     r4, r0
        ldr     r1, =done
        sub     r8, r8, #1              @ the others
2:      cmp     r8, #0
        beq     4f
3:      ldr     r0, [r1, r8, lsl #2]
        cmp     r0, #0
        beq     3b
        sub     r8, r8, #1
        b       2b
4:      mov     r0, r4
        pop     {r4-r11, pc}
second:                                 @ r0: which one
        mov     r8, r0
        ldr     sp, =stack_irq
        sub     sp, sp, r8, lsl #10
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
        ldr     r1, =done
        mov     r0, #1
        str     r0, [r1, r8, lsl #2]
2:      wfi
        b       2b
        .global seed
seed:
        mrc     p15, 0, r0, c0, c0, 5   @ MPIDR
        and     r0, r0, #7
        ldr     r1, =0x9e3779b9
        mul     r0, r0, r1
        ldr     r1, =0x12345678
        add     r0, r0, r1
        bx      lr
        .data
done:   .space  32
