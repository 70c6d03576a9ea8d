/* SPDX-License-Identifier: Apache-2.0
 * Fixed-width types, bit helpers and the two MMIO accessors that all of the
 * firmware uses. No dependence on a C library.
 */
#ifndef TYPES_H
#define TYPES_H

#ifndef __ASSEMBLER__
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;

#define BIT(n) (1u << (n))
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define ALIGNED(n) __attribute__((aligned(n)))
#define NORETURN __attribute__((noreturn))

/* Device accesses: one load or store, in program order (ARM ARM A3.5.6). */
static inline u32 mmio_read32(uintptr_t address)
{
    return *(volatile u32 *)address;
}

static inline void mmio_write32(uintptr_t address, u32 value)
{
    *(volatile u32 *)address = value;
}

static inline void mmio_write8(uintptr_t address, u8 value)
{
    *(volatile u8 *)address = value;
}

void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memset(void *to, int byte, size_t size);
#endif

#endif
