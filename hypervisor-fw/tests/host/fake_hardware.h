/* SPDX-License-Identifier: Apache-2.0
 * Stands in for cp15.h, gic.h and spinlock.h (whose guards are defined on the
 * command line) when vgic.c and vgicd.c are compiled for the host: GICH is an
 * array that behaves as GICv2 5.3 says, as far as the tests look.
 */
#ifndef FAKE_HARDWARE_H
#define FAKE_HARDWARE_H

#include "gicv2.h"
#include "platform.h"
#include "types.h"

#define CP_STRING(...) ""
#define MPIDR 0
#define cp_read(reg) 0u
#define CNT_CTL_ENABLE 1
static inline void dmb(void) {}

extern u32 fake_gich[0x200 / 4];
extern u32 fake_gich_reads, fake_kicks, fake_gicd_write_offset;

static inline u32 gich_read(u32 offset)
{
    fake_gich_reads++;
    if (offset == GICH_ELRSR0) {
        u32 empty = 0;

        for (u32 n = 0; n < 4; n++) {
            empty |= (fake_gich[(GICH_LR0 + 4 * n) / 4] & GICH_LR_STATE) == 0 ? 1u << n : 0;
        }
        return empty;
    }
    return fake_gich[offset / 4];
}

static inline void gich_write(u32 offset, u32 value)
{
    fake_gich[offset / 4] = value;
}

static inline void gic_send_sgi(u32 core, u32 id)
{
    (void)core, (void)id;
    fake_kicks++;
}

#define mmio_write32(address, value) \
    (fake_gicd_write_offset = (u32)(address)-GICD_BASE, (void)(value))

static inline void atomic_or(volatile u32 *word, u32 bits)
{
    *word |= bits;
}
static inline void atomic_clear(volatile u32 *word, u32 bits)
{
    *word &= ~bits;
}

#endif
