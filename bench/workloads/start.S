// SPDX-License-Identifier: Apache-2.0
/* Bare-metal ARMv7-A start-up for QEMU -M virt -cpu cortex-a15.
 * RAM is assumed to be zero at reset, so .bss is not cleared here.
 * Starts in SVC, or in Hyp when the machine has the Virtualization Extensions. */
        .syntax unified
        .arch armv7ve
        .arm
        .section .start, "ax"
        .global _start
_start:
        cpsid   aif
        mrs     r0, cpsr
        and     r0, r0, #0x1f
        cmp     r0, #0x1a
        bne     in_svc
        /* In Hyp: install the Hyp vectors and drop to SVC. */
        ldr     r0, =hyp_vectors
        mcr     p15, 4, r0, c12, c0, 0          @ HVBAR
        ldr     sp, =stack_hyp
        mov     r0, #0
        mcr     p15, 4, r0, c1, c1, 0           @ HCR
        mcr     p15, 4, r0, c1, c1, 2           @ HCPTR
        mcr     p15, 4, r0, c1, c1, 3           @ HSTR
        mrc     p15, 4, r0, c14, c1, 0          @ CNTHCTL
        orr     r0, r0, #3
        mcr     p15, 4, r0, c14, c1, 0
        bl      hyp_setup                       @ weak; the two-stage workload needs it
        mov     r0, #0x1d3                      @ SVC, A I F masked
        msr     spsr_cxsf, r0
        ldr     r0, =in_svc
        msr     elr_hyp, r0
        eret
in_svc:
        cps     #0x12                           @ IRQ stack
        ldr     sp, =stack_irq
        cps     #0x1f                           @ SYS = USR stack
        ldr     sp, =stack_usr
        cps     #0x13
        ldr     sp, =stack_svc
        ldr     r0, =svc_vectors
        mcr     p15, 0, r0, c12, c0, 0          @ VBAR
        bl      mmu_on
        bl      main
        bl      report
        bl      finish
1:      wfi
        b       1b

        .weak   hyp_setup
hyp_setup:
        bx      lr

        .balign 32
svc_vectors:
        b       .
        b       .
        b       svc_entry
        b       .
        b       .
        b       .
        b       irq_entry
        b       .
        .weak   svc_entry, irq_entry
svc_entry:
        movs    pc, lr
irq_entry:
        subs    pc, lr, #4

        .balign 32
hyp_vectors:
        b       .
        b       .
        b       .
        b       .
        b       .
        b       hyp_entry                       @ 0x14: Hyp trap, HVC from below
        b       .
        b       .
        .weak   hyp_entry
hyp_entry:
        eret

/* Semihosting SYS_EXIT, ADP_Stopped_ApplicationExit. */
        .global finish
finish:
        mov     r0, #0x18
        ldr     r1, =0x20026
        svc     0x123456
        b       .
