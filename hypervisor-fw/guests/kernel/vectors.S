/* SPDX-License-Identifier: Apache-2.0
 * Guest vectors, IRQ entry, the two system calls, User mode and hypercalls.
 */
#include "asm.h"
#include "cp15.h"
#include "kernel.h"
#include "measure.h"

    .arch_extension virt
    .text
    .balign 32
    .global guest_vectors
guest_vectors:
    b       .
    b       guest_fault
    b       svc_entry
    b       guest_fault
    b       guest_fault
    b       .
    b       irq_entry
    b       .

irq_entry:
    sub     lr, lr, #4
    push    {r0-r3, r12, lr}
    mrc     TPIDRPRW(r0)
    ldr     r0, [r0]                    @ irq_marker
    cmp     r0, #0
    MEASURE_END ne
    bl      irq_handle
    ldmia   sp!, {r0-r3, r12, pc}^

svc_entry:
    cmp     r7, #SYS_EXIT
    beq     1f
    mov     r0, #SYS_NULL_RESULT
    movs    pc, lr
1:  cpsie   i                           @ nothing was pushed: the frame is run_user's
    pop     {r4-r11, pc}

@ u32 run_user(u32 (*function)(const char *), const char *argument)
FUNC run_user
    push    {r4-r11, lr}
    ldr     r2, =user_stack_end
    msr     sp_usr, r2
    ldr     r2, =user_exit
    msr     lr_usr, r2
    mov     r2, #PSR_MODE_USR
    msr     spsr_fsxc, r2
    mov     lr, r0
    mov     r0, r1
    movs    pc, lr
user_exit:
    mov     r7, #SYS_EXIT
    svc     #0
END run_user

FUNC hypercall                          @ r0-r3 as the caller has them
    hvc     #0
    bx      lr
END hypercall

guest_fault:
    cpsid   aif
    mrc     DFAR(r1)
    mov     r0, lr
    b       fault_report
