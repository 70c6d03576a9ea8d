/* SPDX-License-Identifier: Apache-2.0
 * What the measuring guest and its partner share: one page at GUEST_CHANNEL.
 * The measuring guest sets the mode and rings; the partner acts and answers.
 */
#ifndef CHANNEL_H
#define CHANNEL_H

#include "hypercall.h"
#include "types.h"

enum channel_mode {
    MODE_IDLE,         /* sleep in WFI */
    MODE_ECHO,         /* reply = request + 1, ring back, then idle */
    MODE_YIELD,        /* count a round and yield, for ever */
    MODE_YIELD_MARKED, /* the same, and each return ends a world_switch sample */
    MODE_VFP,          /* use VFP, check that nobody changed it, yield */
    MODE_SPIN,         /* count rounds without ever giving the core away */
    MODE_MIGRATE,      /* to core 1 and back, with VFP, banked registers and timer alive */
};

struct channel {
    volatile u32 mode;
    volatile u32 request;
    volatile u32 reply;
    volatile u32 rounds;
    volatile u32 errors;
    volatile u32 idle; /* set by the partner on its way to sleep */
};

#define CHANNEL ((struct channel *)GUEST_CHANNEL)

#endif
