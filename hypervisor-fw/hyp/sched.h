/* SPDX-License-Identifier: Apache-2.0
 * Round-robin scheduler per core, with time slices when more than one vCPU is
 * runnable there. All calls are made with interrupts masked, as Hyp mode
 * always runs here.
 */
#ifndef SCHED_H
#define SCHED_H

#include "vcpu.h"

#define TIME_SLICE_TICKS (COUNTER_FREQUENCY / 1000)
#define SGI_KICK 0
#define SGI_REAP 1 /* a VM is ending: stop its vCPUs here */

void sched_add(struct vcpu *vcpu, struct core *core);
void sched_run(struct core *core) NORETURN;
void schedule(void);
void sched_block(void);
void sched_wake(struct vcpu *vcpu);
void sched_migrate(struct core *target);
void sched_stop_current(void);
void sched_timer(struct core *core);
void sched_kicked(struct core *core);
void sched_reap(struct core *core);
bool sched_others_runnable(const struct core *core);

/* switch.S */
void vcpu_switch_stacks(u32 **save_sp, u32 *load_sp);
void banked_save(struct banked_state *state);
void banked_restore(const struct banked_state *state);
void cp15_save(struct cp15_state *state);
void cp15_restore(const struct cp15_state *state);
void guest_first_entry(void);

#endif
