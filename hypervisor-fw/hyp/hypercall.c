/* SPDX-License-Identifier: Apache-2.0
 * The hypercalls. Which of them the VMs of an image may make is said by its
 * hypercall_table.
 */
#include "hypercalls.h"

#include "measure.h"
#include "sched.h"
#include "trap.h"
#include "vm.h"

u32 hc_null(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    (void)function, (void)arg1, (void)arg2, (void)arg3;
    return HC_NULL_RESULT;
}

u32 hc_yield(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    (void)function, (void)arg1, (void)arg2, (void)arg3;
    schedule();
    return 0;
}

u32 hc_migrate(u32 function, u32 core, u32 arg2, u32 arg3)
{
    (void)function, (void)arg2, (void)arg3;
    if (core >= MAX_CORES || !cores[core].online) {
        return HC_ERROR;
    }
    sched_migrate(&cores[core]);
    return 0;
}

u32 hc_core(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    (void)function, (void)arg1, (void)arg2, (void)arg3;
    return current_core()->id;
}

u32 hc_notify(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    struct vm *peer = &vms[current_vcpu()->vm->config->peer];

    (void)function, (void)arg1, (void)arg2, (void)arg3;
    vgic_raise_spi(peer, peer->config->doorbell);
    return 0;
}

/* The marked sample runs from here, just before the list register is written,
 * to the guest's handler. */
u32 hc_inject(u32 function, u32 spi, u32 marked, u32 arg3)
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

u32 hc_counter(u32 function, u32 counter, u32 arg2, u32 arg3)
{
    (void)function, (void)arg2, (void)arg3;
    return counter < COUNTER_COUNT ? current_vcpu()->counters[counter] : HC_ERROR;
}

extern const u32 probe_vectors[];

u32 hc_probe(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    (void)function, (void)arg1, (void)arg2, (void)arg3;
    cp_write(HVBAR, (uintptr_t)probe_vectors);
    return 0;
}

u32 hc_refused(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    (void)function, (void)arg1, (void)arg2, (void)arg3;
    return HC_ERROR;
}
