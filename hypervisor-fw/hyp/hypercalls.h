/* SPDX-License-Identifier: Apache-2.0
 * Handlers of hypercalls, and the table that the light path of hyp_trap indexes.
 * A handler gets (function, arg1, arg2, arg3) and returns the guest's r0.
 */
#ifndef HYPERCALLS_H
#define HYPERCALLS_H

#include "hypercall.h"
#include "types.h"

typedef u32 (*hypercall)(u32 function, u32 arg1, u32 arg2, u32 arg3);

/* One per image: hyp/hypercall_table.c, hyp/linux/hypercall_table.c. */
extern const hypercall hypercall_table[HC_COUNT];

u32 hc_null(u32 function, u32 arg1, u32 arg2, u32 arg3);
u32 hc_yield(u32 function, u32 arg1, u32 arg2, u32 arg3);
u32 hc_migrate(u32 function, u32 arg1, u32 arg2, u32 arg3);
u32 hc_core(u32 function, u32 arg1, u32 arg2, u32 arg3);
u32 hc_notify(u32 function, u32 arg1, u32 arg2, u32 arg3);
u32 hc_inject(u32 function, u32 arg1, u32 arg2, u32 arg3);
u32 hc_counter(u32 function, u32 arg1, u32 arg2, u32 arg3);
u32 hc_probe(u32 function, u32 arg1, u32 arg2, u32 arg3);
u32 hc_refused(u32 function, u32 arg1, u32 arg2, u32 arg3);

#endif
