/* SPDX-License-Identifier: Apache-2.0
 * The monitor's image: reset vector, the header a loader patches, Monitor and
 * Secure vectors, reset path of every core, entry to Hyp mode, SMC entry.
 * The same object is linked at 0x0 (ROM: monitor.bin) and at the start of
 * secure RAM (in the reference firmware); writable data is always in secure
 * RAM. The MMU stays off in Secure state, so all monitor data accesses are
 * Strongly-ordered and coherent between cores without cache maintenance.
 *
 * Header, at offset 0x40 of the image:
 *   0x40 'HSMN'   0x44 entry of core 0 in Hyp mode   0x48 r0   0x4c r1   0x50 r2
 */
#include "asm.h"
#include "cp15.h"
#include "gicv2.h"
#include "monitor.h"
#include "platform.h"

    .section .text.head, "ax"
    .global monitor_head
monitor_head:
    b       monitor_reset
    b       .                           @ ROM exceptions before VBAR is set
    b       .
    b       .
    b       .
    b       .
    b       .
    b       .
    .org    0x40
    .global monitor_header
monitor_header:
    .ascii  "HSMN"
    .word   0                           @ entry
    .word   0                           @ r0
    .word   0xffffffff                  @ r1
    .word   0                           @ r2

    @ MVBAR and Secure VBAR. Only SMC is expected (ARM ARM B1.8.1); any other
    @ exception in Secure state is a fault of the monitor: the core stops.
    .balign 32
monitor_vectors:
    b       .
    b       .
    b       monitor_smc
    b       .
    b       .
    b       .
    b       .
    b       .

    .text
@ Every core comes here from reset, in Secure SVC, MMU and caches off.
FUNC monitor_reset
    cpsid   aif, #PSR_MODE_SVC
    ldr     r0, =SCTLR_RESET
    mcr     SCTLR(r0)
    isb
    mcr     ICIALLU(r0)
    mcr     BPIALL(r0)
    mcr     TLBIALL(r0)
    dsb
    isb
    bl      invalidate_l1_data
    mrc     ACTLR(r0)
    orr     r0, r0, #ACTLR_SMP          @ before any cache is enabled (A15 TRM 4.3.28)
    mcr     ACTLR(r0)
    isb
    mrc     SCTLR(r0)
    orr     r0, r0, #SCTLR_I
    orr     r0, r0, #SCTLR_Z
    mcr     SCTLR(r0)
    isb
    ldr     r0, =monitor_vectors
    mcr     MVBAR(r0)
    mcr     VBAR(r0)
    ldr     r0, =COUNTER_FREQUENCY
    mcr     CNTFRQ(r0)
    ldr     r0, =NSACR_CP10_CP11
    mcr     NSACR(r0)

    @ Monitor mode is Secure whatever SCR.NS says (ARM ARM B1.5.1); SCR.NS
    @ selects which bank of the CP15 registers MCR and MRC see.
    cps     #PSR_MODE_MON
    mrc     MPIDR(r4)
    and     r4, r4, #(MAX_CORES - 1)
    ldr     sp, =monitor_stacks_end
    sub     sp, sp, r4, lsl #MONITOR_STACK_SHIFT
    cmp     r4, #0
    bne     1f
    ldr     r0, =__bss_start
    ldr     r1, =__bss_end
    mov     r2, #0
2:  str     r2, [r0], #4
    cmp     r0, r1
    blo     2b
1:  mov     r0, r4
    bl      monitor_setup               @ GIC; core 0 releases the others, they wait for it
    ldr     r0, =SCR_NON_SECURE
    mcr     SCR(r0)
    isb
    bl      reset_nonsecure
    cmp     r4, #0
    bne     monitor_park
    ldr     r3, =monitor_header
    ldr     lr, [r3, #4]
    ldr     r0, [r3, #8]
    ldr     r1, [r3, #12]
    ldr     r2, [r3, #16]
    b       enter_hyp
END monitor_reset
    .ltorg

@ What Non-secure software finds: SCR.NS is 1, so its banks are reachable. Only
@ the Secure SCTLR has a reset value (ARM ARM B3.15.6), and a core that comes
@ back from CPU_OFF has not been reset at all. Changes r0 and r3 only.
FUNC reset_nonsecure
    ldr     r0, =SCTLR_RESET
    mcr     SCTLR(r0)
    ldr     r0, =HSCTLR_RESET
    mcr     HSCTLR(r0)
    mov     r0, #0
    mov     r3, #0
    mcr     HCR(r0)
    mcr     HCPTR(r0)
    mcr     CNTP_CTL(r0)
    mcr     CNTV_CTL(r0)
    mcr     CNTHP_CTL(r0)
    mcrr    CNTVOFF(r0, r3)
    isb
    bx      lr
END reset_nonsecure

@ Parks the calling core until CPU_ON names it; also the end of CPU_OFF.
FUNC monitor_park
    mrc     MPIDR(r4)
    and     r4, r4, #(MAX_CORES - 1)
    ldr     sp, =monitor_stacks_end
    sub     sp, sp, r4, lsl #MONITOR_STACK_SHIFT
    mov     r0, r4
    sub     sp, sp, #8
    mov     r1, sp
    bl      psci_wait_for_cpu_on        @ fills {entry, context id}
    pop     {r1, r2}
    bl      reset_nonsecure             @ CPU_OFF: the core had no power (PSCI 5.5)
    mov     lr, r1
    mov     r0, r2
    mov     r1, #0
    mov     r2, #0
END monitor_park

@ Enters Hyp mode at lr (bit 0: Thumb) with r0-r2 as they are.
FUNC enter_hyp
    mov     r3, #(PSR_AIF | PSR_MODE_HYP)
    tst     lr, #1
    orrne   r3, r3, #PSR_T
    bic     lr, lr, #1
    msr     spsr_fsxc, r3
    @ Nothing of the Secure world stays in registers.
    mov     r3, #0
    mov     r4, #0
    mov     r5, #0
    mov     r6, #0
    mov     r7, #0
    mov     r8, #0
    mov     r9, #0
    mov     r10, #0
    mov     r11, #0
    mov     r12, #0
    movs    pc, lr
END enter_hyp

@ SMC: function in r0, arguments in r1-r3, result in r0. All else is preserved.
FUNC monitor_smc
    push    {r1-r3, r12}
    mrc     MPIDR(r12)
    and     r12, r12, #(MAX_CORES - 1)
    push    {r12, lr}
    bl      psci_call                   @ (function, arg1, arg2, arg3, core on the stack)
    pop     {r12, lr}
    pop     {r1-r3, r12}
    movs    pc, lr
END monitor_smc

@ Invalidates the L1 data cache by set and way. The content of a cache after
@ reset is UNKNOWN (ARM ARM B2.2.2); the L2 is shared and left to hardware.
invalidate_l1_data:
    mov     r0, #0
    mcr     CSSELR(r0)
    isb
    mrc     CCSIDR(r0)
    and     r1, r0, #7
    add     r1, r1, #4                  @ log2 of the line length in bytes
    ubfx    r2, r0, #3, #10             @ ways - 1
    ubfx    r3, r0, #13, #15            @ sets - 1
    clz     r5, r2                      @ way goes to the top bits
1:  mov     r6, r2
2:  lsl     r7, r3, r1
    cmp     r2, #0                      @ a shift by 32 cannot happen with one way
    orrne   r7, r7, r6, lsl r5
    mcr     DCISW(r7)
    subs    r6, r6, #1
    bhs     2b
    subs    r3, r3, #1
    bhs     1b
    dsb
    bx      lr
