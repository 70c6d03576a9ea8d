/* SPDX-License-Identifier: Apache-2.0
 * Hyp vectors and the two ways through a trap. A hypercall takes the light one:
 * only what the procedure call standard lets C destroy is saved, and the
 * function comes from the hypercall table. Every other trap goes through the
 * table of exception classes with all of r0-r12 in a trap frame. LR is LR_usr
 * here and is saved as a guest register; ELR_hyp and SPSR_hyp stay where they
 * are, since Hyp mode runs with A, I and F masked and never nests.
 */
#include "asm.h"
#include "cp15.h"
#include "gicv2.h"
#include "hypercall.h"
#include "vcpu_offsets.h"

    .text
    .balign 32
    .global hyp_vectors
hyp_vectors:                            @ ARM ARM B1.8.1
    b       hyp_fault_unused
    b       hyp_fault_undefined
    b       hyp_fault_hvc
    b       hyp_fault_prefetch
    b       hyp_fault_data
    b       hyp_trap
    b       hyp_irq
    b       hyp_fault_fiq

@ The vectors while HC_PROBE is in force: a trap costs its entry and its return.
    .balign 32
    .global probe_vectors
probe_vectors:
    b       hyp_fault_unused
    b       hyp_fault_undefined
    b       hyp_fault_hvc
    b       hyp_fault_prefetch
    b       hyp_fault_data
    eret
    b       probe_irq
    b       hyp_fault_fiq

FUNC hyp_trap
    push    {r0-r3, r12, lr}
    mrc     HSR(r12)
    lsr     lr, r12, #HSR_EC_SHIFT
    cmp     lr, #HSR_EC_HVC
    bne     trap_by_class
    sub     lr, r0, #HC_BASE
    cmp     lr, #HC_COUNT
    bhs     trap_by_class
    ldr     r12, =hypercall_table
    ldr     r12, [r12, lr, lsl #2]
    blx     r12                         @ r0 = function, r1-r3 = arguments
    add     sp, sp, #4                  @ r0 is the result
    pop     {r1-r3, r12, lr}
    eret

trap_by_class:
    push    {r4-r11}
    mov     r0, sp
    mov     r1, r12
    lsr     r2, r12, #HSR_EC_SHIFT
    ldr     r3, =trap_table
    ldr     r3, [r3, r2, lsl #2]
    blx     r3                          @ (frame, HSR)
END hyp_trap

FUNC trap_return
    pop     {r4-r11}
    pop     {r0-r3, r12, lr}
    eret
END trap_return

FUNC hyp_irq
    push    {r0-r3, r12, lr}
    bl      irq_dispatch
    pop     {r0-r3, r12, lr}
    eret
END hyp_irq

@ The probe ends when the virtual timer fires; other interrupts leave it on.
FUNC probe_irq
    push    {r0, r1}
    ldr     r0, =GICC_BASE
    ldr     r1, [r0, #GICC_HPPIR]
    cmp     r1, #PPI_CNTV
    ldreq   r0, =hyp_vectors
    mcreq   HVBAR(r0)
    pop     {r0, r1}
    b       hyp_irq
END probe_irq

@ A new vCPU's first way into the guest: its frame was made by vcpu_power_on.
FUNC guest_first_entry
    bl      sched_finish_switch
    b       trap_return
END guest_first_entry

@ An exception taken from Hyp mode itself is a fault of the hypervisor.
.macro HYP_FAULT name, number
hyp_fault_\name:
    mov     r0, #\number
    b       hyp_fault
.endm
    HYP_FAULT unused, 0
    HYP_FAULT undefined, 1
    HYP_FAULT hvc, 2
    HYP_FAULT prefetch, 3
    HYP_FAULT data, 4
    HYP_FAULT fiq, 7
    .ltorg
