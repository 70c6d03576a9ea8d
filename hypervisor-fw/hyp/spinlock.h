/* SPDX-License-Identifier: Apache-2.0
 * Lock and atomic bit operations by exclusives (ARM ARM A3.4). Waiters spin:
 * the locks are held for a few dozen instructions, and an unlock with DSB and SEV
 * would cost every world switch more than it saves. Valid once the PL2 MMU is on.
 */
#ifndef SPINLOCK_H
#define SPINLOCK_H

#include "cp15.h"
#include "types.h"

static inline void spin_lock(volatile u32 *lock)
{
    u32 value;

    __asm__ volatile(
        "1: ldrex   %0, [%1]\n"
        "   teq     %0, #0\n"
        "   strexeq %0, %2, [%1]\n"
        "   teqeq   %0, #0\n"
        "   bne     1b\n"
        "   dmb     ish\n"
        : "=&r"(value)
        : "r"(lock), "r"(1)
        : "cc", "memory");
}

static inline void spin_unlock(volatile u32 *lock)
{
    dmb();
    *lock = 0;
}

/* What the word is afterwards. */
#define ATOMIC(name, instruction)                           \
    static inline u32 name(volatile u32 *word, u32 operand) \
    {                                                       \
        u32 value, failed;                                  \
                                                            \
        __asm__ volatile(                                   \
            "1: ldrex   %0, [%2]\n"                         \
            "   " instruction                               \
            " %0, %0, %3\n"                                 \
            "   strex   %1, %0, [%2]\n"                     \
            "   teq     %1, #0\n"                           \
            "   bne     1b\n"                               \
            : "=&r"(value), "=&r"(failed)                   \
            : "r"(word), "r"(operand)                       \
            : "cc", "memory");                              \
        return value;                                       \
    }

ATOMIC(atomic_or, "orr")
ATOMIC(atomic_add, "add")
ATOMIC(atomic_clear, "bic")

#undef ATOMIC

#endif
