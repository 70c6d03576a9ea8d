/* SPDX-License-Identifier: Apache-2.0
 * The two functions that the compiler may call on its own. Word-wise, since
 * they also run with the MMU off, where unaligned accesses fault.
 */
#include "types.h"

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    u8 *out = to;
    const u8 *in = from;

    if ((((uintptr_t)out | (uintptr_t)in) & 3) == 0) {
        for (; size >= 4; size -= 4, out += 4, in += 4) {
            *(u32 *)(void *)out = *(const u32 *)(const void *)in;
        }
    }
    for (; size != 0; size--) {
        *out++ = *in++;
    }
    return to;
}

void *memset(void *to, int byte, size_t size)
{
    u8 *out = to;
    u32 word = (u8)byte * 0x01010101u;

    for (; ((uintptr_t)out & 3) != 0 && size != 0; size--) {
        *out++ = (u8)byte;
    }
    for (; size >= 4; size -= 4, out += 4) {
        *(u32 *)(void *)out = word;
    }
    for (; size != 0; size--) {
        *out++ = (u8)byte;
    }
    return to;
}
