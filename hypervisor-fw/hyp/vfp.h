/* SPDX-License-Identifier: Apache-2.0
 * Lazy switching of the VFP registers.
 */
#ifndef VFP_H
#define VFP_H

#include "vcpu.h"

void vfp_init_core(void);
void vfp_switch(struct core *core, struct vcpu *next);
void vfp_flush(struct core *core, struct vcpu *vcpu);

#endif
