/* SPDX-License-Identifier: Apache-2.0
 * The physical GIC as Hyp mode uses it.
 */
#ifndef GIC_H
#define GIC_H

#include "gicv2.h"
#include "platform.h"
#include "types.h"

struct core;

void gic_init_distributor(void);
void gic_init_core(void);
void irq_dispatch(void);

/* console_input.c */
void console_interrupt(struct core *core);

static inline u32 gich_read(u32 offset)
{
    return mmio_read32(GICH_BASE + offset);
}

static inline void gich_write(u32 offset, u32 value)
{
    mmio_write32(GICH_BASE + offset, value);
}

/* The barrier makes what was written before visible to the core that is told. */
static inline void gic_send_sgi(u32 core, u32 id)
{
    __asm__ volatile("dsb ish" ::: "memory");
    mmio_write32(GICD_BASE + GICD_SGIR, GICD_SGIR_LIST(1u << core) | id);
}

#endif
