// SPDX-License-Identifier: Apache-2.0
/* Four cores sleep in WFI between the ticks of a 100 Hz timer, TICKS times: CNTP, PPI 30, interrupts masked.
 * CNTFRQ is 62.5 MHz. PSCI CPU_ON by HVC, as in m_smp.S. */
        .syntax unified
        .arch armv7ve
        .arm
        .text
        .global main
main:
        push    {r4, lr}
        ldr     r1, =0x08000000
        mov     r2, #1
        str     r2, [r1]                @ GICD_CTLR
        mov     r4, #1
1:      ldr     r0, =0x84000003
        mov     r1, r4
        ldr     r2, =second
        mov     r3, #0
        hvc     #0
        add     r4, r4, #1
        cmp     r4, #4
        bne     1b
        bl      ticks
        pop     {r4, pc}
second:
        bl      ticks
2:      wfi
        b       2b

/* r0: how many ticks came. */
ticks:
        ldr     r1, =0x08000000
        mov     r2, #1 << 30
        str     r2, [r1, #0x100]        @ GICD_ISENABLER0, of this core
        ldr     r1, =0x08010000
        mov     r2, #0xf0
        str     r2, [r1, #4]            @ GICC_PMR
        mov     r2, #1
        str     r2, [r1]                @ GICC_CTLR
        ldr     r3, =TICKS
        ldr     r2, =625000
        mov     r0, #0
1:      mcr     p15, 0, r2, c14, c2, 0  @ CNTP_TVAL
        mov     r1, #1
        mcr     p15, 0, r1, c14, c2, 1  @ CNTP_CTL
        isb
2:      wfi
        mrc     p15, 0, r1, c14, c2, 1
        tst     r1, #4                  @ ISTATUS
        beq     2b
        add     r0, r0, #1
        subs    r3, r3, #1
        bne     1b
        mov     r1, #0
        mcr     p15, 0, r1, c14, c2, 1
        isb
        bx      lr
