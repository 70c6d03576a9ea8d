/* SPDX-License-Identifier: Apache-2.0
 * Markers that tell the simulator where a sample begins and ends. They are the
 * DBG hint (ARM ARM A8.8.42), which executes as a NOP on silicon and on QEMU.
 * r0 holds the address of the operation's NUL-terminated name in the current
 * translation regime. A sample may end on another core or in another mode.
 * With r0 = 0 before and a condition on the hint, warm-up rounds stay unmarked.
 */
#ifndef MEASURE_H
#define MEASURE_H

#define MEASURE_BEGIN_OPTION 1     /* the sample begins right after the hint */
#define MEASURE_END_OPTION 2       /* the sample ends at the hint */
#define MEASURE_BEGIN_IRQ_OPTION 3 /* it begins when the next physical interrupt is signalled */

// clang-format off
#ifdef __ASSEMBLER__
/* r0 = name. The condition is empty, or ne after a "cmp name, #0". */
.macro MEASURE_BEGIN cond
    dbg\cond #MEASURE_BEGIN_OPTION
.endm
.macro MEASURE_END cond
    dbg\cond #MEASURE_END_OPTION
.endm
.macro MEASURE_BEGIN_IRQ cond
    dbg\cond #MEASURE_BEGIN_IRQ_OPTION
.endm
#else
#define MEASURE_MARK(option, name)                                   \
    do {                                                             \
        register const char *name_ __asm__("r0") = (name);           \
        __asm__ volatile("dbg %1" ::"r"(name_), "I"(option) : "memory"); \
    } while (0)
#define MEASURE_BEGIN(name) MEASURE_MARK(MEASURE_BEGIN_OPTION, name)
#define MEASURE_END(name) MEASURE_MARK(MEASURE_END_OPTION, name)
#define MEASURE_BEGIN_IRQ(name) MEASURE_MARK(MEASURE_BEGIN_IRQ_OPTION, name)
#endif
// clang-format on

#endif
