/* SPDX-License-Identifier: Apache-2.0
 * The partner's half of a world_switch sample: its end, right after the return
 * from the hypercall in which this VM was waiting. r0 = name, or 0: unmarked.
 */
#include "asm.h"
#include "hypercall.h"
#include "measure.h"

    .arch_extension virt
    .text
FUNC yield_and_mark
    mov     r1, r0
    cmp     r0, #0
    ldr     r0, =HC_YIELD
    hvc     #0
    mov     r0, r1
    MEASURE_END ne
    bx      lr
END yield_and_mark
