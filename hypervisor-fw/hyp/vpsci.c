/* SPDX-License-Identifier: Apache-2.0
 * PSCI 1.1 as a VM sees it, by HVC or by (trapped) SMC: cores are vCPUs.
 */
#include "psci.h"

#include "sched.h"
#include "trap.h"
#include "vm.h"

static struct vcpu *vcpu_of(const struct vm *vm, u32 affinity)
{
    return affinity < vm->config->vcpu_count ? vm->vcpus[affinity] : NULL;
}

static u32 cpu_on(struct vm *vm, const u32 *r)
{
    struct vcpu *vcpu = vcpu_of(vm, r[1]);

    if (vcpu == NULL) {
        return (u32)PSCI_INVALID_PARAMETERS;
    }
    if (vcpu->state != VCPU_OFF) {
        return (u32)PSCI_ALREADY_ON;
    }
    vcpu_power_on(vcpu, r[2], (const u32[3]){r[3]});
    return PSCI_SUCCESS;
}

static u32 affinity_info(struct vm *vm, const u32 *r)
{
    const struct vcpu *vcpu = vcpu_of(vm, r[1]);

    if (vcpu == NULL || r[2] != 0) {
        return (u32)PSCI_INVALID_PARAMETERS;
    }
    return vcpu->state == VCPU_OFF ? PSCI_AFFINITY_OFF : PSCI_AFFINITY_ON;
}

static u32 cpu_off(struct vm *vm, const u32 *r)
{
    (void)vm, (void)r;
    sched_stop_current();
    return (u32)PSCI_DENIED;
}

/* Always a standby state, which is allowed for a power-down request too. */
static u32 cpu_suspend(struct vm *vm, const u32 *r)
{
    (void)vm, (void)r;
    sched_block();
    return PSCI_SUCCESS;
}

static u32 version(struct vm *vm, const u32 *r)
{
    (void)vm, (void)r;
    return PSCI_VERSION_1_1;
}

static u32 migrate_info_type(struct vm *vm, const u32 *r)
{
    (void)vm, (void)r;
    return PSCI_MIGRATE_NOT_REQUIRED;
}

static u32 system_off(struct vm *vm, const u32 *r)
{
    (void)r;
    vm_end(vm, false);
    return PSCI_SUCCESS;
}

static u32 system_reset(struct vm *vm, const u32 *r)
{
    (void)r;
    vm_end(vm, true);
    return PSCI_SUCCESS;
}

static u32 features(struct vm *vm, const u32 *r);

typedef u32 (*psci_function)(struct vm *vm, const u32 *r);

static const psci_function functions[] = {
#include "psci_functions.inc"
};

static psci_function function_of(u32 id)
{
    u32 index = id - PSCI_VERSION;

    return index < ARRAY_SIZE(functions) ? functions[index] : NULL;
}

static u32 features(struct vm *vm, const u32 *r)
{
    (void)vm;
    return function_of(r[1]) == NULL ? (u32)PSCI_NOT_SUPPORTED : PSCI_SUCCESS;
}

/* An HVC that is not in the hypercall table. */
void trap_psci(struct trap_frame *frame, u32 hsr)
{
    psci_function call = function_of(frame->r0_r3[0]);

    (void)hsr;
    frame->r0_r3[0] =
        call == NULL ? (u32)PSCI_NOT_SUPPORTED : call(current_vcpu()->vm, frame->r0_r3);
}

/* HCR.TSC traps before the SMC is executed, so ELR_hyp still points to it. */
void trap_smc(struct trap_frame *frame, u32 hsr)
{
    skip_instruction(hsr);
    trap_psci(frame, hsr);
}
