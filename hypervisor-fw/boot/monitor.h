/* SPDX-License-Identifier: Apache-2.0
 * Constants and calls shared by the monitor's files. One PSCI slot per core in
 * secure RAM holds all of the monitor's state.
 */
#ifndef MONITOR_H
#define MONITOR_H

#define MONITOR_STACK_SHIFT 9 /* 512 bytes per core */
#define ACTLR_SMP (1 << 6)
#define NSACR_CP10_CP11 0xc00 /* VFP and Advanced SIMD from Non-secure state */
/* NS, FW and AW (Non-secure may mask FIQ and A: nothing Secure uses them), HCE. */
#define SCR_NON_SECURE ((1 << 0) | (1 << 4) | (1 << 5) | (1 << 8))

#ifndef __ASSEMBLER__
#include "types.h"

struct hyp_start {
    u32 entry;
    u32 context_id;
};

void monitor_setup(u32 core);
u32 monitor_core_count(void);
void monitor_park(void) NORETURN;

void psci_init(void);
void psci_wait_for_cpu_on(u32 core, struct hyp_start *start);
u32 psci_call(u32 function, u32 arg1, u32 arg2, u32 arg3, u32 core);

void power_system_off(void) NORETURN;
void power_system_reset(void) NORETURN;

void bakery_lock(u32 core);
void bakery_unlock(u32 core);
#endif

#endif
