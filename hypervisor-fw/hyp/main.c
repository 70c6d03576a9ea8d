/* SPDX-License-Identifier: Apache-2.0
 * Start of the hypervisor: core 0 prepares everything, then brings up the other
 * cores by PSCI; each core ends in its scheduler.
 */
#include "console.h"
#include "gic.h"
#include "mmu.h"
#include "sched.h"
#include "smc.h"
#include "split/split.h"
#include "state.h"
#include "vcpu_offsets.h"
#include "vfp.h"
#include "vm.h"

_Static_assert(offsetof(struct trap_frame, r0_r3) == 32, "vectors.S pushes r4-r11 below r0-r3");
_Static_assert(sizeof(struct trap_frame) == 56, "and r12 and lr above");
_Static_assert(sizeof(struct banked_state) == 88, "world_state.h walks 21 words and padding");
_Static_assert(sizeof(struct cp15_state) == 112,
               "24 registers, three of 64 bits, one padding word");

extern void hyp_secondary_entry(void);

void hyp_main(void) NORETURN;
void hyp_secondary_main(u32 id) NORETURN;

/* PL2 state that is the same for all VMs and stays on this core. */
static void init_core(struct core *core, u32 id)
{
    core->id = id;
    cp_write(VTCR, VTCR_VALUE);
    cp_write64(VTTBR, 0);
    cp_write(VPIDR, cp_read(MIDR));
    cp_write(VMPIDR, cp_read(MPIDR));
    cp_write(CNTHCTL, CNTHCTL_PL1PCTEN);
    cp_write64(CNTVOFF, 0);
    cp_write(HCR, HCR_GUEST);
    isb();
    vfp_init_core();
    gic_init_core();
    split_init_core(id);
}

/* Affinities are tried upwards until the monitor knows none. */
static void start_other_cores(void)
{
    core_count = 1;
    while (core_count < MAX_CORES) {
        struct core *core = &cores[core_count];

        core->id = core_count;
        if (smc_call(PSCI_CPU_ON, core_count, (uintptr_t)hyp_secondary_entry, core_count) !=
            PSCI_SUCCESS) {
            break;
        }
        while (!core->online) {
        }
        core_count++;
    }
}

static void announce(void)
{
    struct console_line line = console_line("hyp: ");

    line_decimal(&line, "", core_count);
    line_text(&line, " cores in Hyp mode, PL2 MMU and caches on");
    line_end(&line);
    for (u32 i = 0; i < VM_COUNT; i++) {
        line = console_line("hyp: VM ");
        line_text(&line, vm_table[i].name);
        line_decimal(&line, ", VMID ", vm_table[i].vmid);
        line_decimal(&line, ", vCPUs ", vm_table[i].vcpu_count);
        line_end(&line);
    }
}

void hyp_main(void)
{
    console_init();
    console_puts("hyp: hypscope reference hypervisor\n");
    gic_init_distributor();
    split_init();
    init_core(&cores[0], 0);
    start_other_cores();
    vm_create_all();
    announce();
    /* Our own queue is filled before the first schedule, so nothing is lost. */
    cores[0].idle.core = &cores[0];
    cores[0].running = &cores[0].idle;
    cp_write(HTPIDR, (uintptr_t)&cores[0].idle);
    for (u32 i = 0; i < VM_COUNT; i++) {
        vm_start(&vms[i]);
    }
    sched_run(&cores[0]);
}

void hyp_secondary_main(u32 id)
{
    init_core(&cores[id], id);
    sched_run(&cores[id]);
}
