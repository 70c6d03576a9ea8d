/* SPDX-License-Identifier: Apache-2.0
 * The PL1 state of one world: what a switch between two VMs, or between a VM
 * and the split-mode host, has to exchange. One inventory, as structs for C
 * and as macros for assembly; the macros walk the structs in order with r0,
 * so neither side needs offsets.
 */
#ifndef WORLD_STATE_H
#define WORLD_STATE_H

#ifndef __ASSEMBLER__
#include "types.h"

/* The registers that exceptions to Hyp mode leave banked (ARM ARM B1.3.2). */
struct banked_state {
    u32 sp_usr;
    u32 sp_svc, lr_svc, spsr_svc;
    u32 sp_abt, lr_abt, spsr_abt;
    u32 sp_und, lr_und, spsr_und;
    u32 sp_irq, lr_irq, spsr_irq;
    u32 r8_fiq, r9_fiq, r10_fiq, r11_fiq, r12_fiq;
    u32 sp_fiq, lr_fiq, spsr_fiq;
    u32 padding; /* 64-bit alignment of what follows */
};

/* 24 CP15 registers of PL1, three of them of 64 bits. */
struct cp15_state {
    u32 sctlr, cpacr, ttbcr, dacr;
    u64 ttbr0, ttbr1;
    u32 mair0, mair1, csselr, contextidr;
    u32 tpidrurw, tpidruro, tpidrprw, dfsr;
    u32 ifsr, adfsr, aifsr, dfar;
    u32 ifar, vbar, cntkctl, amair0;
    u32 amair1, padding;
    u64 par;
};

struct vfp_state {
    u64 d[32];
    u32 fpscr;
    u32 fpexc;
};
#else
// clang-format off

/* r0: struct banked_state; r1-r3 are scratch. 20 MRS, without the FIQ bank 12. */
.macro save_mode mode
    mrs     r1, sp_\mode
    mrs     r2, lr_\mode
    mrs     r3, spsr_\mode
    stmia   r0!, {r1-r3}
.endm

.macro save_banked_common
    mrs     r1, sp_usr
    str     r1, [r0], #4
    save_mode svc
    save_mode abt
    save_mode und
    save_mode irq
.endm

.macro save_banked_fiq
    mrs     r1, r8_fiq
    mrs     r2, r9_fiq
    mrs     r3, r10_fiq
    stmia   r0!, {r1-r3}
    mrs     r1, r11_fiq
    mrs     r2, r12_fiq
    stmia   r0!, {r1-r2}
    save_mode fiq
.endm

.macro restore_mode mode
    ldmia   r0!, {r1-r3}
    msr     sp_\mode, r1
    msr     lr_\mode, r2
    msr     spsr_\mode, r3
.endm

.macro restore_banked_common
    ldr     r1, [r0], #4
    msr     sp_usr, r1
    restore_mode svc
    restore_mode abt
    restore_mode und
    restore_mode irq
.endm

.macro restore_banked_fiq
    ldmia   r0!, {r1-r3}
    msr     r8_fiq, r1
    msr     r9_fiq, r2
    msr     r10_fiq, r3
    ldmia   r0!, {r1-r2}
    msr     r11_fiq, r1
    msr     r12_fiq, r2
    restore_mode fiq
.endm

/* r0: struct cp15_state; r2-r9 are scratch. 24 MRC or MRRC. */
.macro save_cp15
    mrc     SCTLR(r2)
    mrc     CPACR(r3)
    mrc     TTBCR(r4)
    mrc     DACR(r5)
    mrrc    TTBR0_64(r6, r7)
    mrrc    TTBR1_64(r8, r9)
    stmia   r0!, {r2-r9}
    mrc     MAIR0(r2)
    mrc     MAIR1(r3)
    mrc     CSSELR(r4)
    mrc     CONTEXTIDR(r5)
    mrc     TPIDRURW(r6)
    mrc     TPIDRURO(r7)
    mrc     TPIDRPRW(r8)
    mrc     DFSR(r9)
    stmia   r0!, {r2-r9}
    mrc     IFSR(r2)
    mrc     ADFSR(r3)
    mrc     AIFSR(r4)
    mrc     DFAR(r5)
    mrc     IFAR(r6)
    mrc     VBAR(r7)
    mrc     CNTKCTL(r8)
    mrc     AMAIR0(r9)
    stmia   r0!, {r2-r9}
    mrc     AMAIR1(r2)
    mov     r3, #0
    mrrc    PAR_64(r4, r5)
    stmia   r0!, {r2-r5}
.endm

/* The same 24 the other way. Nothing here takes effect for PL1 before the
 * exception return, which is a context synchronisation (ARM ARM B5.6.3). */
.macro restore_cp15
    ldmia   r0!, {r2-r9}
    mcr     SCTLR(r2)
    mcr     CPACR(r3)
    mcr     TTBCR(r4)
    mcr     DACR(r5)
    mcrr    TTBR0_64(r6, r7)
    mcrr    TTBR1_64(r8, r9)
    ldmia   r0!, {r2-r9}
    mcr     MAIR0(r2)
    mcr     MAIR1(r3)
    mcr     CSSELR(r4)
    mcr     CONTEXTIDR(r5)
    mcr     TPIDRURW(r6)
    mcr     TPIDRURO(r7)
    mcr     TPIDRPRW(r8)
    mcr     DFSR(r9)
    ldmia   r0!, {r2-r9}
    mcr     IFSR(r2)
    mcr     ADFSR(r3)
    mcr     AIFSR(r4)
    mcr     DFAR(r5)
    mcr     IFAR(r6)
    mcr     VBAR(r7)
    mcr     CNTKCTL(r8)
    mcr     AMAIR0(r9)
    ldmia   r0!, {r2-r5}
    mcr     AMAIR1(r2)
    mcrr    PAR_64(r4, r5)
.endm

// clang-format on
#endif
#endif
