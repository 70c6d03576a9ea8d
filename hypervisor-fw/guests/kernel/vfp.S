/* SPDX-License-Identifier: Apache-2.0
 * VFP for the guests: enable, fill d0-d31 with a pattern, compare with it.
 */
#include "asm.h"
#include "cp15.h"

    .fpu    neon-vfpv4
    .text
FUNC vfp_enable
    vmrs    r0, fpexc
    orr     r0, r0, #FPEXC_EN
    vmsr    fpexc, r0
    mov     r0, #0
    vmsr    fpscr, r0
    bx      lr
END vfp_enable

FUNC vfp_fill                           @ (u64 pattern[32])
    vldmia  r0!, {d0-d15}
    vldmia  r0!, {d16-d31}
    bx      lr
END vfp_fill

FUNC vfp_dump                           @ (u64 pattern[32])
    vstmia  r0!, {d0-d15}
    vstmia  r0!, {d16-d31}
    bx      lr
END vfp_dump
