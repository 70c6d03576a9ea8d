/* SPDX-License-Identifier: Apache-2.0
 * One sample of each operation. r0 is the operation's name, or 0 in a warm-up
 * round: the markers are then conditional hints that fail their condition.
 * Between begin and end stands what is measured and one MOV of the name.
 */
#include "asm.h"
#include "cp15.h"
#include "gicv2.h"
#include "hypercall.h"
#include "kernel.h"
#include "measure.h"

    .arch_extension virt
    .fpu    neon-vfpv4

.macro BEGIN                            @ sets Z in a warm-up round
    mov     r4, r0
    cmp     r0, #0
    MEASURE_BEGIN ne
.endm

.macro FINISH                           @ flags are still those of BEGIN
    mov     r0, r4
    MEASURE_END ne
.endm

    .text
noop:
    bx      lr

FUNC sample_null                        @ (name)
    push    {r4, lr}
    BEGIN
    bl      noop
    FINISH
    pop     {r4, pc}
END sample_null

@ In User mode: (name), returns what the system call returned.
FUNC sample_svc
    push    {r4, r5, r7, lr}
    mov     r7, #SYS_NULL
    BEGIN
    svc     #0
    mov     r5, r0
    FINISH
    mov     r0, r5
    pop     {r4, r5, r7, pc}
END sample_svc

@ (name, function, argument): trap, hypercall, hypercall_full, world_switch back
FUNC sample_hvc
    push    {r4, r5, r6, lr}
    mov     r5, r1
    mov     r1, r2
    BEGIN
    mov     r0, r5
    hvc     #0
    mov     r5, r0
    FINISH
    mov     r0, r5
    pop     {r4, r5, r6, pc}
END sample_hvc

@ (name, function): begins here and ends in another VM.
FUNC sample_hvc_open
    push    {r4, r5, r6, lr}
    mov     r5, r1
    BEGIN
    mov     r0, r5
    hvc     #0
    pop     {r4, r5, r6, pc}
END sample_hvc_open

@ (name, address): stage2_fault, mmio_emulated, mmio_gicd
FUNC sample_load
    push    {r4, lr}
    BEGIN
    ldr     r2, [r1]
    dsb
    FINISH
    mov     r0, r2
    pop     {r4, pc}
END sample_load

FUNC sample_sysreg                      @ (name), returns ACTLR
    push    {r4, lr}
    BEGIN
    mrc     ACTLR(r1)
    FINISH
    mov     r0, r1
    pop     {r4, pc}
END sample_sysreg

FUNC sample_wfi                         @ (name)
    push    {r4, lr}
    BEGIN
    wfi
    FINISH
    pop     {r4, pc}
END sample_wfi

@ The write before the sample stands for the iteration before: in the published measurement's tight
@ loop a DSB always meets the posted write of the previous round.
FUNC sample_eoi                         @ (name)
    push    {r4, lr}
    ldr     r1, =GUEST_GICC_BASE
    ldr     r2, =GIC_SPURIOUS
    str     r2, [r1, #GICC_EOIR]
    BEGIN
    dsb
    str     r2, [r1, #GICC_EOIR]
    FINISH
    dsb
    pop     {r4, pc}
END sample_eoi

FUNC sample_eoi_ack                     @ (name), returns GICC_IAR
    push    {r4, lr}
    ldr     r1, =GUEST_GICC_BASE
    ldr     r2, =GIC_SPURIOUS
    str     r2, [r1, #GICC_EOIR]
    BEGIN
    ldr     r2, [r1, #GICC_IAR]
    dsb
    dsb
    str     r2, [r1, #GICC_EOIR]
    FINISH
    dsb
    mov     r0, r2
    pop     {r4, pc}
END sample_eoi_ack

@ (name, GICD_SGIR value, flag): the other vCPU's handler changes the flag
FUNC sample_ipi
    push    {r4, r5, r6, lr}
    ldr     r3, =GUEST_GICD_BASE + GICD_SGIR
    ldr     r5, [r2]
    BEGIN
    dsb
    str     r1, [r3]
1:  ldr     r6, [r2]
    cmp     r6, r5
    beq     1b
    cmp     r4, #0
    FINISH
    pop     {r4, r5, r6, pc}
END sample_ipi

@ (name, ticks): begins when the timer's interrupt is signalled, ends in irq_entry.
FUNC sample_vtimer
    cmp     r0, #0
    MEASURE_BEGIN_IRQ ne
    mcr     CNTV_TVAL(r1)
    mov     r2, #CNT_CTL_ENABLE
    mcr     CNTV_CTL(r2)
    isb
    bx      lr
END sample_vtimer

@ (name, u32 words[2]): d5 to memory; the first VFP instruction traps
FUNC sample_vfp
    push    {r4, r5, r6, lr}
    BEGIN
    vmov    r2, r3, d5
    FINISH
    stmia   r1, {r2, r3}
    pop     {r4, r5, r6, pc}
END sample_vfp
