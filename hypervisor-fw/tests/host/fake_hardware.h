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

/* The list registers without a valid interrupt: those whose EOI is still to be
 * looked at (GICH_EISR, GICv2 5.3.7), and the others (GICH_ELRSR, 5.3.8). */
static inline u32 fake_empty(bool eoi)
{
    u32 empty = 0;

    for (u32 n = 0; n < 4; n++) {
        u32 lr = fake_gich[(GICH_LR0 + 4 * n) / 4];
        bool asks = (lr & (GICH_LR_HW | GICH_LR_EOI)) == GICH_LR_EOI;

        empty |= (lr & GICH_LR_STATE) == 0 && asks == eoi ? 1u << n : 0;
    }
    return empty;
}

static inline u32 gich_read(u32 offset)
{
    fake_gich_reads++;
    switch (offset) {
    case GICH_ELRSR0: return fake_empty(false);
    case GICH_EISR0: return fake_empty(true);
    default: return fake_gich[offset / 4];
    }
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

static inline void spin_lock(volatile u32 *lock)
{
    *lock = 1;
}
static inline void spin_unlock(volatile u32 *lock)
{
    *lock = 0;
}
static inline void atomic_or(volatile u32 *word, u32 bits)
{
    *word |= bits;
}
static inline void atomic_clear(volatile u32 *word, u32 bits)
{
    *word &= ~bits;
}

#endif
