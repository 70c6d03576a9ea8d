/* SPDX-License-Identifier: Apache-2.0
 * The three things the hypervisor is about: a core, a vCPU, a VM. A vCPU has
 * its own Hyp stack, so a switch of vCPUs is a switch of Hyp stacks; r0-r12 of
 * the guest lie in the trap frame on it. HTPIDR points to the running vCPU.
 */
#ifndef VCPU_H
#define VCPU_H

#include "cp15.h"
#include "hypercall.h"
#include "platform.h"
#include "types.h"
#include "vgic.h"
#include "world_state.h"

#define MAX_VCPUS 8 /* of all VMs together */
#define HYP_STACK_SIZE 4096

struct core;
struct vm;

enum vcpu_state { VCPU_OFF, VCPU_RUNNABLE, VCPU_BLOCKED };

/* What the trap vector leaves on the Hyp stack. The upper part is saved by
 * every trap, r4-r11 only by those whose handler names registers by number. */
struct trap_frame {
    u32 r4_r11[8];
    u32 r0_r3[4];
    u32 r12;
    u32 lr; /* LR_usr: Hyp mode has no LR of its own (ARM ARM B1.3.2) */
};

struct vcpu {
    u32 *hyp_sp; /* valid while it is not running */
    u32 elr_hyp, spsr_hyp;
    struct core *core;      /* the core it runs on or waits at; under core->lock */
    struct core *next_core; /* where finish_switch hands it over to, NULL: off */
    struct vm *vm;
    u32 id; /* within its VM: VMPIDR.Aff0 */
    volatile enum vcpu_state state;
    bool wfi_returned; /* see trap_wfi */
    struct banked_state banked;
    struct cp15_state cp15;
    u32 cntv_ctl;
    u64 cntv_cval;
    struct vgic_cpu vgic;
    struct vfp_state vfp;
    u32 start_pc, start_context;
    u32 counters[COUNTER_COUNT];
    u8 stack[HYP_STACK_SIZE] ALIGNED(8);
};

struct core {
    u32 id;
    volatile u32 lock; /* queue, and state and core of the vCPUs in it */
    volatile bool online;
    bool need_resched;
    bool timer_armed; /* CNTHP is on */
    struct vcpu *running;
    struct vcpu *loaded;    /* whose PL1 state, stage 2 and list registers are in the hardware */
    struct vcpu *leaving;   /* is being moved to its next_core */
    struct vcpu *vfp_owner; /* whose VFP registers are in the hardware */
    struct vcpu *vfp_untrapped; /* the owner while it may use them, else NULL */
    struct vcpu *queue[MAX_VCPUS];
    u32 queue_length, queue_position;
    struct vcpu idle; /* runs on the stack the core booted with */
};

extern struct core cores[MAX_CORES];
extern u32 core_count;

static inline struct vcpu *current_vcpu(void)
{
    struct vcpu *vcpu;

    // clang-format off
    __asm__("mrc " CP_STRING(HTPIDR(%0)) : "=r"(vcpu));
    // clang-format on
    return vcpu;
}

static inline struct core *current_core(void)
{
    return &cores[cp_read(MPIDR) & (MAX_CORES - 1)];
}

static inline u32 *frame_register(struct trap_frame *frame, u32 n)
{
    static const u8 word_of[] = {8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7, 12};

    return &((u32 *)frame)[word_of[n]];
}

#endif
