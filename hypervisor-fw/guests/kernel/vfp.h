/* SPDX-License-Identifier: Apache-2.0
 * The VFP registers as a block of words with a pattern in it.
 */
#ifndef GUEST_VFP_H
#define GUEST_VFP_H

#include "types.h"

void vfp_enable(void);
void vfp_fill(const u64 *pattern);
void vfp_dump(u64 *pattern);

static inline void vfp_make_pattern(u64 *pattern, u32 seed)
{
    for (u32 i = 0; i < 32; i++) {
        pattern[i] = (u64)(seed + i) << 32 | (seed ^ i);
    }
}

static inline u32 vfp_differences(const u64 *pattern)
{
    u64 now[32];
    u32 count = 0;

    vfp_dump(now);
    for (u32 i = 0; i < 32; i++) {
        count += now[i] != pattern[i] ? 1 : 0;
    }
    return count;
}

#endif
