/* SPDX-License-Identifier: Apache-2.0
 * Lazy VFP and Advanced SIMD. A vCPU that does not own the registers runs with
 * HCPTR.TCP10 and TCP11 set; its first use traps, and only then are 32 double
 * words written and read. FPEXC is part of the context, but while somebody
 * else owns the registers it must read as enabled, since a disabled FPEXC
 * makes the instruction UNDEFINED before HCPTR can trap it (ARM ARM B1.14.12).
 */
#include "vfp.h"

#include "sched.h"
#include "trap.h"

#define HCPTR_ALWAYS 0x33ff /* coprocessors 0-9, 12, 13: not there, always trap */
#define HCPTR_VFP (3 << 10)

void vfp_save(struct vfp_state *state);
void vfp_load(const struct vfp_state *state);
u32 fpexc_read(void);
void fpexc_write(u32 value);

static void allow_vfp(void)
{
    cp_write(HCPTR, HCPTR_ALWAYS);
    isb();
}

static void trap_vfp(void)
{
    cp_write(HCPTR, HCPTR_ALWAYS | HCPTR_VFP);
}

void vfp_init_core(void)
{
    allow_vfp();
    fpexc_write(FPEXC_EN);
    trap_vfp();
    isb();
}

/* Part of a world switch: next may go on without a trap only if it is the owner. */
void vfp_switch(struct core *core, struct vcpu *next)
{
    struct vcpu *owner = core->vfp_owner;

    if (owner == NULL) {
        return; /* traps are on, FPEXC is enabled */
    }
    if (owner == next) {
        allow_vfp();
        fpexc_write(owner->vfp.fpexc);
    } else if (owner == core->vfp_untrapped) {
        owner->vfp.fpexc = fpexc_read();
        fpexc_write(FPEXC_EN);
        trap_vfp();
    }
    core->vfp_untrapped = owner == next ? next : NULL;
}

/* Exception class 0x07 from VFP or Advanced SIMD: the instruction is run again. */
void trap_vfp_access(struct trap_frame *frame, u32 hsr)
{
    struct vcpu *vcpu = current_vcpu();
    struct core *core = vcpu->core;
    struct vcpu *owner = core->vfp_owner;

    (void)frame;
    (void)hsr;
    allow_vfp();
    if (owner != NULL) {
        vfp_save(&owner->vfp);
    }
    vfp_load(&vcpu->vfp);
    fpexc_write(vcpu->vfp.fpexc);
    core->vfp_owner = vcpu;
    core->vfp_untrapped = vcpu;
    vcpu->counters[COUNTER_VFP]++;
}

/* A vCPU leaves the core for good: its registers go with it. */
void vfp_flush(struct core *core, struct vcpu *vcpu)
{
    if (core->vfp_owner != vcpu) {
        return;
    }
    allow_vfp();
    if (core->vfp_untrapped == vcpu) {
        vcpu->vfp.fpexc = fpexc_read();
    }
    fpexc_write(FPEXC_EN);
    vfp_save(&vcpu->vfp);
    trap_vfp();
    isb();
    core->vfp_owner = NULL;
    core->vfp_untrapped = NULL;
}
