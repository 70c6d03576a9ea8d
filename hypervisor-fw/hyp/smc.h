/* SPDX-License-Identifier: Apache-2.0
 * Calls to the monitor below.
 */
#ifndef SMC_H
#define SMC_H

#include "psci.h"
#include "types.h"

static inline u32 smc_call(u32 function, u32 arg1, u32 arg2, u32 arg3)
{
    register u32 r0 __asm__("r0") = function;
    register u32 r1 __asm__("r1") = arg1;
    register u32 r2 __asm__("r2") = arg2;
    register u32 r3 __asm__("r3") = arg3;

    __asm__ volatile(
        ".arch_extension sec\n"
        "smc #0"
        : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3)::"r12", "memory");
    return r0;
}

static inline NORETURN void smc_system_off(void)
{
    smc_call(PSCI_SYSTEM_OFF, 0, 0, 0);
    for (;;) {
    }
}

#endif
