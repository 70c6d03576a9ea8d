/* SPDX-License-Identifier: Apache-2.0
 * Hypercalls, as the table the light path of hyp_trap indexes. A handler gets
 * (function, arg1, arg2, arg3) and returns the guest's r0.
 */
#include "hypercall.h"

#include "measure.h"
#include "sched.h"
#include "split/split.h"
#include "trap.h"
#include "vm.h"

typedef u32 (*hypercall)(u32 function, u32 arg1, u32 arg2, u32 arg3);

static u32 hc_null(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    (void)function, (void)arg1, (void)arg2, (void)arg3;
    return HC_NULL_RESULT;
}

static u32 hc_yield(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    (void)function, (void)arg1, (void)arg2, (void)arg3;
    schedule();
    return 0;
}

static u32 hc_migrate(u32 function, u32 core, u32 arg2, u32 arg3)
{
    (void)function, (void)arg2, (void)arg3;
    if (core >= MAX_CORES || !cores[core].online) {
        return HC_ERROR;
    }
    sched_migrate(&cores[core]);
    return 0;
}

static u32 hc_core(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    (void)function, (void)arg1, (void)arg2, (void)arg3;
    return current_core()->id;
}

static u32 hc_notify(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    struct vm *peer = &vms[current_vcpu()->vm->config->peer];

    (void)function, (void)arg1, (void)arg2, (void)arg3;
    vgic_raise_spi(peer, peer->config->doorbell);
    return 0;
}

/* The marked sample runs from here, just before the list register is written,
 * to the guest's handler. */
static u32 hc_inject(u32 function, u32 spi, u32 marked, u32 arg3)
{
    (void)function, (void)arg3;
    if (spi < 32 || spi >= VGIC_INTERRUPTS) {
        return HC_ERROR;
    }
    if (marked != 0) {
        MEASURE_BEGIN("virq_inject");
    }
    vgic_raise_spi(current_vcpu()->vm, spi);
    return 0;
}

static u32 hc_counter(u32 function, u32 counter, u32 arg2, u32 arg3)
{
    (void)function, (void)arg2, (void)arg3;
    return counter < COUNTER_COUNT ? current_vcpu()->counters[counter] : HC_ERROR;
}

extern const u32 probe_vectors[];

static u32 hc_probe(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    (void)function, (void)arg1, (void)arg2, (void)arg3;
    cp_write(HVBAR, (uintptr_t)probe_vectors);
    return 0;
}

// clang-format off
extern const hypercall hypercall_table[HC_COUNT];
const hypercall hypercall_table[HC_COUNT] = {
    [HC_NULL    - HC_BASE] = hc_null,
    [HC_FULL    - HC_BASE] = split_hypercall,
    [HC_YIELD   - HC_BASE] = hc_yield,
    [HC_MIGRATE - HC_BASE] = hc_migrate,
    [HC_CORE    - HC_BASE] = hc_core,
    [HC_NOTIFY  - HC_BASE] = hc_notify,
    [HC_INJECT  - HC_BASE] = hc_inject,
    [HC_COUNTER - HC_BASE] = hc_counter,
    [HC_PROBE   - HC_BASE] = hc_probe,
};
// clang-format on
