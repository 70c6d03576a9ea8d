/* SPDX-License-Identifier: Apache-2.0
 * PSCI 1.1 by SMC (ARM DEN 0022D): a table of functions over one slot per
 * core. A core that is off waits in monitor_park; CPU_SUSPEND is always a
 * standby state, which the specification allows for a power-down request too.
 */
#include "monitor.h"

#include "cp15.h"
#include "platform.h"
#include "psci.h"

#define AFFINITY_MASK 0x00ffffff

struct core_slot {
    volatile u32 state; /* PSCI_AFFINITY_* */
    volatile u32 entry;
    volatile u32 context_id;
};

struct psci_args {
    u32 arg1;
    u32 arg2;
    u32 arg3;
    u32 core;
};

static struct core_slot slots[MAX_CORES];

void psci_init(void)
{
    for (u32 core = 0; core < MAX_CORES; core++) {
        slots[core].state = PSCI_AFFINITY_OFF;
    }
    slots[0].state = PSCI_AFFINITY_ON;
}

void psci_wait_for_cpu_on(u32 core, struct hyp_start *start)
{
    struct core_slot *slot = &slots[core];

    while (slot->state != PSCI_AFFINITY_ON_PENDING) {
        wfe();
    }
    start->entry = slot->entry;
    start->context_id = slot->context_id;
    slot->state = PSCI_AFFINITY_ON;
}

static struct core_slot *slot_of(u32 affinity)
{
    if ((affinity & ~AFFINITY_MASK) != 0 || affinity >= monitor_core_count()) {
        return NULL;
    }
    return &slots[affinity];
}

static u32 cpu_on(const struct psci_args *args)
{
    struct core_slot *slot = slot_of(args->arg1);
    u32 result = PSCI_SUCCESS;

    if (slot == NULL) {
        return (u32)PSCI_INVALID_PARAMETERS;
    }
    bakery_lock(args->core);
    if (slot->state == PSCI_AFFINITY_ON) {
        result = (u32)PSCI_ALREADY_ON;
    } else if (slot->state == PSCI_AFFINITY_ON_PENDING) {
        result = (u32)PSCI_ON_PENDING;
    } else {
        slot->entry = args->arg2;
        slot->context_id = args->arg3;
        slot->state = PSCI_AFFINITY_ON_PENDING;
    }
    bakery_unlock(args->core);
    sev();
    return result;
}

static u32 cpu_off(const struct psci_args *args)
{
    slots[args->core].state = PSCI_AFFINITY_OFF;
    monitor_park();
}

static u32 cpu_suspend(const struct psci_args *args)
{
    (void)args;
    wfi();
    return PSCI_SUCCESS;
}

static u32 affinity_info(const struct psci_args *args)
{
    const struct core_slot *slot = slot_of(args->arg1);

    return slot == NULL || args->arg2 != 0 ? (u32)PSCI_INVALID_PARAMETERS : slot->state;
}

static u32 version(const struct psci_args *args)
{
    (void)args;
    return PSCI_VERSION_1_1;
}

static u32 migrate_info_type(const struct psci_args *args)
{
    (void)args;
    return PSCI_MIGRATE_NOT_REQUIRED;
}

static u32 system_off(const struct psci_args *args)
{
    (void)args;
    power_system_off();
}

static u32 system_reset(const struct psci_args *args)
{
    (void)args;
    power_system_reset();
}

static u32 features(const struct psci_args *args);

typedef u32 (*psci_function)(const struct psci_args *args);

static const psci_function functions[] = {
#include "psci_functions.inc"
};

static psci_function function_of(u32 id)
{
    u32 index = id - PSCI_VERSION;

    return index < ARRAY_SIZE(functions) ? functions[index] : NULL;
}

static u32 features(const struct psci_args *args)
{
    return function_of(args->arg1) == NULL ? (u32)PSCI_NOT_SUPPORTED : PSCI_SUCCESS;
}

u32 psci_call(u32 function, u32 arg1, u32 arg2, u32 arg3, u32 core)
{
    const struct psci_args args = {.arg1 = arg1, .arg2 = arg2, .arg3 = arg3, .core = core};
    psci_function call = function_of(function);

    return call == NULL ? (u32)PSCI_NOT_SUPPORTED : call(&args);
}
