/* SPDX-License-Identifier: Apache-2.0
 * How a VM ends: by its own PSCI call, by a fault, or from the console. Each core
 * stops what it has of the VM itself, when SGI_REAP tells it to (sched_reap);
 * whoever stops the last vCPU starts the VM anew or counts it off.
 */
#include "vm.h"

#include "console.h"
#include "gic.h"
#include "mmu.h"
#include "sched.h"
#include "smc.h"
#include "spinlock.h"
#include "trap.h"

static volatile u32 vms_ended;

void vm_request_end(struct vm *vm, bool restart)
{
    if (vm->config->ends_machine) {
        smc_system_off();
    }
    vm->restart = restart;
    vm->ending = true;
    for (u32 core = 0; core < core_count; core++) {
        gic_send_sgi(core, SGI_REAP);
    }
}

void vm_end(struct vm *vm, bool restart)
{
    vm_request_end(vm, restart);
    if (current_vcpu()->vm == vm) {
        sched_stop_current();
    }
}

void vm_fault(const char *why, u32 hsr)
{
    struct vm *vm = current_vcpu()->vm;
    struct console_line line = console_line("hyp: VM ");

    vpl011_flush(vm);
    line_text(&line, vm->config->name);
    line_text(&line, " stopped: ");
    line_text(&line, why);
    line_hex(&line, ", HSR ", hsr);
    line_hex(&line, ", ELR ", banked_read(ELR_hyp));
    line_hex(&line, ", HDFAR ", cp_read(HDFAR));
    line_hex(&line, ", IPA page ", cp_read(HPFAR) << 8);
    line_end(&line);
    vm_end(vm, false);
    for (;;) { /* not reached: the vCPU is off */
    }
}

static void start_anew(struct vm *vm)
{
    cp_write(TLBIALLNSNHIS, 0); /* what its last life left under its VMID */
    dsb();
    vm_reset(vm);
    vm->ending = false;
    vm_start(vm);
}

static void count_off(const struct vm *vm)
{
    struct console_line line = console_line("hyp: VM ");

    line_text(&line, vm->config->name);
    line_text(&line, " is off");
    line_end(&line);
    if (atomic_add(&vms_ended, 1) == VM_COUNT) {
        smc_system_off();
    }
}

void vm_vcpu_off(struct vm *vm)
{
    if (atomic_add(&vm->vcpus_on, ~0u) != 0) {
        return;
    }
    vpl011_flush(vm);
    if (vm->restart) {
        start_anew(vm);
    } else {
        count_off(vm);
    }
}
