/* SPDX-License-Identifier: Apache-2.0
 * The split-mode world switch, Hyp side: VM to host (exit) and host to VM
 * (entry). The inventory is the one of KVM on ARMv7 (24 CP15 registers a
 * direction, banked registers of all modes, timer, eight GICH reads and the
 * list registers out, three writes and the list registers back in), in its order. Unlike
 * there, the VM's FIQ bank is saved too: it would be lost otherwise.
 * r11 points to struct split_cpu throughout, r10 to GICH.
 */
#include "asm.h"
#include "cp15.h"
#include "gicv2.h"
#include "platform.h"
#include "split/split.h"
#include "vcpu_offsets.h"
#include "world_state.h"

#define CONTROL_HSR 0
#define CONTROL_HCR 4
#define CONTROL_HCPTR 8
#define CONTROL_FPEXC 12
#define CONTROL_VMPIDR 16
#define CONTROL_HTPIDR 20
#define CONTROL_VTTBR 24
#define CONTROL_CNTVOFF 32
#define CONTROL_CNTV_CVAL 40
#define CONTROL_CNTV_CTL 48
#define CONTROL_LR_COUNT 52

#define HSTR_T15 (1 << 15)
#define HCPTR_VFP (3 << 10)
#define CNTHCTL_PL1PCTEN (1 << 0)
#define CNTHCTL_PL1PCEN (1 << 1)

    .fpu    neon-vfpv4

@ While a VM runs the type-1 vectors are in place; while the host runs, these.
    .text
    .balign 32
    .global split_vectors
split_vectors:
    b       .
    b       .
    b       .
    b       .
    b       .
    b       split_enter_vm
    b       .
    b       .

.macro vgic_save
    ldr     r10, =GICH_BASE
    add     r0, r11, #SPLIT_VGIC
    ldr     r1, [r10, #GICH_HCR]
    ldr     r2, [r10, #GICH_VMCR]
    ldr     r3, [r10, #GICH_MISR]
    ldr     r4, [r10, #GICH_EISR0]
    ldr     r5, [r10, #GICH_EISR1]
    ldr     r6, [r10, #GICH_ELRSR0]
    ldr     r7, [r10, #GICH_ELRSR1]
    ldr     r8, [r10, #GICH_APR]
    stmia   r0!, {r1-r8}
    mov     r1, #0
    str     r1, [r10, #GICH_HCR]
    ldr     r1, [r11, #SPLIT_CONTROL + CONTROL_LR_COUNT]
    add     r10, r10, #GICH_LR0
1:  ldr     r2, [r10], #4
    subs    r1, r1, #1
    str     r2, [r0], #4
    bne     1b
.endm

.macro vgic_restore
    ldr     r10, =GICH_BASE
    add     r0, r11, #SPLIT_VGIC
    ldmia   r0!, {r1-r8}
    str     r1, [r10, #GICH_HCR]
    str     r2, [r10, #GICH_VMCR]
    str     r8, [r10, #GICH_APR]
    ldr     r1, [r11, #SPLIT_CONTROL + CONTROL_LR_COUNT]
    add     r10, r10, #GICH_LR0
1:  ldr     r2, [r0], #4
    subs    r1, r1, #1
    str     r2, [r10], #4
    bne     1b
.endm

.macro timer_save
    mrc     CNTV_CTL(r0)
    str     r0, [r11, #SPLIT_CONTROL + CONTROL_CNTV_CTL]
    mov     r0, #0
    mcr     CNTV_CTL(r0)
    isb
    mrrc    CNTV_CVAL(r0, r1)
    add     r2, r11, #SPLIT_CONTROL + CONTROL_CNTV_CVAL
    strd    r0, r1, [r2]
    mov     r0, #0
    mov     r1, #0
    mcrr    CNTVOFF(r0, r1)
    mrc     CNTHCTL(r0)
    orr     r0, r0, #(CNTHCTL_PL1PCTEN | CNTHCTL_PL1PCEN)
    mcr     CNTHCTL(r0)
.endm

.macro timer_restore
    mrc     CNTHCTL(r0)
    orr     r0, r0, #CNTHCTL_PL1PCTEN
    bic     r0, r0, #CNTHCTL_PL1PCEN
    mcr     CNTHCTL(r0)
    add     r3, r11, #SPLIT_CONTROL + CONTROL_CNTVOFF
    ldrd    r0, r1, [r3]
    mcrr    CNTVOFF(r0, r1)
    ldrd    r0, r1, [r3, #CONTROL_CNTV_CVAL - CONTROL_CNTVOFF]
    mcrr    CNTV_CVAL(r0, r1)
    isb
    ldr     r0, [r11, #SPLIT_CONTROL + CONTROL_CNTV_CTL]
    mcr     CNTV_CTL(r0)
.endm

@ Exit. Called from hyp_trap; its light frame (r0-r3, r12, lr) is on the stack.
FUNC split_hypercall
    ldr     r12, =split_cpus
    mrc     MPIDR(r2)
    and     r2, r2, #(MAX_CORES - 1)
    ldr     r3, =SPLIT_CPU_SIZE
    mla     r12, r2, r3, r12
    add     lr, r12, #16
    stmia   lr!, {r4-r11}
    pop     {r0-r3}
    stmia   r12, {r0-r3}
    mov     r11, r12
    pop     {r0, r1}                    @ r12 and lr of the VM
    mrs     r2, ELR_hyp
    mrs     r3, SPSR
    stmia   lr!, {r0-r3}

    mrc     HSR(r0)
    mrc     HCR(r1)
    mrc     HCPTR(r2)
    mrc     VMPIDR(r4)
    mrc     HTPIDR(r5)
    mrrc    VTTBR(r6, r7)
    mrrc    CNTVOFF(r8, r9)
    bic     r3, r2, #HCPTR_VFP
    mcr     HCPTR(r3)
    isb
    vmrs    r3, fpexc
    add     r10, r11, #SPLIT_CONTROL
    stmia   r10, {r0-r9}
    mrc     HSTR(r0)
    bic     r0, r0, #HSTR_T15
    mcr     HSTR(r0)
    mrc     HDCR(r0)
    bic     r0, r0, #HDCR_TRAPS
    mcr     HDCR(r0)
    mov     r0, #0
    mov     r1, #0
    mcrr    VTTBR(r0, r1)               @ VMID 0: the host's TLB entries
    mcr     HCR(r0)
    mrc     MIDR(r0)
    mcr     VPIDR(r0)
    mrc     MPIDR(r0)
    mcr     VMPIDR(r0)
    ldr     r0, =split_vectors
    mcr     HVBAR(r0)
    vgic_save
    timer_save

    add     r0, r11, #SPLIT_GUEST + 72
    save_banked_common
    save_banked_fiq
    add     r0, r11, #SPLIT_GUEST + SPLIT_WORLD_CP15
    save_cp15

    add     r0, r11, #SPLIT_HOST + SPLIT_WORLD_CP15
    restore_cp15
    add     r0, r11, #SPLIT_HOST + 72
    restore_banked_common
    restore_banked_fiq
    mov     r0, r11
    add     lr, r11, #SPLIT_HOST + 16
    ldmia   lr!, {r4-r12}
    ldmia   lr, {r1-r3}                 @ lr, ELR_hyp, SPSR of the host
    mov     lr, r1
    msr     ELR_hyp, r2
    msr     SPSR_cxsf, r3
    eret
END split_hypercall

@ Entry: the host's HVC, r0 = struct split_cpu.
FUNC split_enter_vm
    mrc     HSR(r1)
    lsr     r1, r1, #HSR_EC_SHIFT
    cmp     r1, #HSR_EC_HVC
    bne     .
    add     r1, r0, #SPLIT_HOST + 16
    stmia   r1!, {r4-r12}
    mov     r11, r0
    mov     r2, lr
    mrs     r3, ELR_hyp
    mrs     r4, SPSR
    stmia   r1!, {r2-r4}
    ldr     r0, [r11, #SPLIT_CONTROL + CONTROL_HTPIDR]
    mcr     HTPIDR(r0)
    add     r0, r11, #SPLIT_HOST + 72
    save_banked_common
    save_banked_fiq
    vgic_restore
    timer_restore
    add     r0, r11, #SPLIT_HOST + SPLIT_WORLD_CP15
    save_cp15

    add     r10, r11, #SPLIT_CONTROL + CONTROL_HCR
    ldmia   r10, {r1-r7}                @ HCR, HCPTR, FPEXC, VMPIDR, HTPIDR, VTTBR
    vmrs    r0, fpexc
    tst     r2, #HCPTR_VFP
    moveq   r0, r3                      @ the VM's own FPEXC, or enabled so that HCPTR traps
    orrne   r0, r0, #FPEXC_EN
    vmsr    fpexc, r0
    mcr     HCR(r1)
    mrc     HSTR(r0)
    orr     r0, r0, #HSTR_T15
    mcr     HSTR(r0)
    mrc     HCPTR(r0)
    and     r2, r2, #HCPTR_VFP
    orr     r0, r0, r2
    mcr     HCPTR(r0)
    mrc     HDCR(r0)
    orr     r0, r0, #HDCR_TRAPS
    mcr     HDCR(r0)
    mrc     MIDR(r0)
    mcr     VPIDR(r0)
    mcr     VMPIDR(r4)
    mcrr    VTTBR(r6, r7)
    ldr     r0, =hyp_vectors
    mcr     HVBAR(r0)

    add     r0, r11, #SPLIT_GUEST + SPLIT_WORLD_CP15
    restore_cp15
    add     r0, r11, #SPLIT_GUEST + 72
    restore_banked_common
    restore_banked_fiq
    add     r0, r11, #52
    ldmia   r0, {r1-r3}
    mov     lr, r1
    msr     ELR_hyp, r2
    msr     SPSR_cxsf, r3
    ldmia   r11, {r0-r12}
    eret
END split_enter_vm

@ The host at PL1: r0 = struct split_cpu, its stack in SP_svc, IRQ masked (a
@ physical interrupt waits for the VM's return and is then taken in Hyp mode).
FUNC split_host_entry
    mov     r4, r0
1:  mov     r0, r4
    bl      split_handle_exit
    mov     r0, r4
    .arch_extension virt
    hvc     #0
    b       1b
END split_host_entry

    .balign 32
    .global split_host_vectors
split_host_vectors:
    .rept   8
    b       .
    .endr
