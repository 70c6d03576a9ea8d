/* SPDX-License-Identifier: Apache-2.0
 * PSCI as a VM sees it, by HVC or by (trapped) SMC: cores are vCPUs.
 */
#include "psci.h"

#include "console.h"
#include "sched.h"
#include "smc.h"
#include "trap.h"
#include "vm.h"

static struct vcpu *vcpu_of(const struct vm *vm, u32 affinity)
{
    return affinity < vm->config->vcpu_count ? vm->vcpus[affinity] : NULL;
}

static u32 cpu_on(struct vm *vm, u32 affinity, u32 entry, u32 context)
{
    struct vcpu *vcpu = vcpu_of(vm, affinity);

    if (vcpu == NULL) {
        return (u32)PSCI_INVALID_PARAMETERS;
    }
    if (vcpu->state != VCPU_OFF) {
        return (u32)PSCI_ALREADY_ON;
    }
    vcpu_power_on(vcpu, entry, context);
    return PSCI_SUCCESS;
}

static u32 affinity_info(const struct vm *vm, u32 affinity)
{
    const struct vcpu *vcpu = vcpu_of(vm, affinity);

    if (vcpu == NULL) {
        return (u32)PSCI_INVALID_PARAMETERS;
    }
    return vcpu->state == VCPU_OFF ? PSCI_AFFINITY_OFF : PSCI_AFFINITY_ON;
}

static u32 system_off(const struct vm *vm)
{
    if (vm->config->ends_machine) {
        smc_system_off();
    }
    sched_stop_current();
    return PSCI_SUCCESS;
}

static u32 vpsci_call(const u32 *r)
{
    struct vm *vm = current_vcpu()->vm;

    switch (r[0]) {
    case PSCI_VERSION: return PSCI_VERSION_1_1;
    case PSCI_MIGRATE_INFO_TYPE: return PSCI_MIGRATE_NOT_REQUIRED;
    case PSCI_CPU_ON: return cpu_on(vm, r[1], r[2], r[3]);
    case PSCI_AFFINITY_INFO: return affinity_info(vm, r[1]);
    case PSCI_CPU_OFF: sched_stop_current(); return (u32)PSCI_DENIED;
    case PSCI_SYSTEM_OFF: return system_off(vm);
    default: return (u32)PSCI_NOT_SUPPORTED;
    }
}

/* An HVC that is not in the hypercall table. */
void trap_psci(struct trap_frame *frame, u32 hsr)
{
    (void)hsr;
    frame->r0_r3[0] = vpsci_call(frame->r0_r3);
}

/* HCR.TSC traps before the SMC is executed, so ELR_hyp still points to it. */
void trap_smc(struct trap_frame *frame, u32 hsr)
{
    skip_instruction(hsr);
    trap_psci(frame, hsr);
}
