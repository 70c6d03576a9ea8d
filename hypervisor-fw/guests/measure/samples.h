/* SPDX-License-Identifier: Apache-2.0
 * Prototypes of samples.S.
 */
#ifndef SAMPLES_H
#define SAMPLES_H

#include "types.h"

void sample_null(const char *name);
u32 sample_svc(const char *name);
u32 sample_hvc(const char *name, u32 function, u32 argument);
void sample_hvc_open(const char *name, u32 function);
u32 sample_load(const char *name, uintptr_t address);
u32 sample_sysreg(const char *name);
void sample_wfi(const char *name);
void sample_eoi(const char *name);
u32 sample_eoi_ack(const char *name);
void sample_ipi(const char *name, u32 sgir, volatile u32 *flag);
void sample_vtimer(const char *name, u32 ticks);
void sample_vfp(const char *name, u32 *words);

#endif
