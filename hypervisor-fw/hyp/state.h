/* SPDX-License-Identifier: Apache-2.0
 * What is exchanged when another vCPU is loaded: everything except r0-r12,
 * which are on the vCPU's Hyp stack, and VFP, which is lazy.
 */
#ifndef STATE_H
#define STATE_H

#include "sched.h"

/* HCR of every VM: stage 2, physical interrupts and aborts to Hyp mode,
 * set/way invalidation also cleans, barriers and TLB maintenance reach at least
 * the inner shareable domain; WFI, SMC, ACTLR and IMPLEMENTATION DEFINED CP15
 * encodings trap (ARM ARM B4.1.65). */
#define HCR_VM (1 << 0)
#define HCR_SWIO (1 << 1)
#define HCR_PTW (1 << 2)
#define HCR_FMO (1 << 3)
#define HCR_IMO (1 << 4)
#define HCR_AMO (1 << 5)
#define HCR_FB (1 << 9)
#define HCR_BSU_INNER (1 << 10)
#define HCR_TWI (1 << 13)
#define HCR_TSC (1 << 19)
#define HCR_TIDCP (1 << 20)
#define HCR_TAC (1 << 21)
#define HCR_GUEST                                                                         \
    (HCR_VM | HCR_SWIO | HCR_PTW | HCR_FMO | HCR_IMO | HCR_AMO | HCR_FB | HCR_BSU_INNER | \
     HCR_TWI | HCR_TSC | HCR_TIDCP | HCR_TAC)

#define CNTHCTL_PL1PCTEN (1 << 0)
#define CNTHCTL_PL1PCEN (1 << 1)

u64 state_cntvoff(const struct vcpu *vcpu);
void state_save(struct vcpu *vcpu);
void state_restore(struct core *core, struct vcpu *vcpu);

#endif
