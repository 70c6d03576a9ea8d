/* SPDX-License-Identifier: Apache-2.0
 * FUNC and END for assembly files: symbol type and size, so that a simulator
 * or debugger can attribute every instruction to a function.
 */
#ifndef ASM_H
#define ASM_H

// clang-format off

.macro FUNC name
    .global \name
    .type \name, %function
\name:
.endm

.macro END name
    .size \name, . - \name
.endm
// clang-format on

#endif
