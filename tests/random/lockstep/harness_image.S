/* SPDX-License-Identifier: Apache-2.0 */
/* The harness inside the program; the path comes from CMake. */
        .section .rodata
        .balign 16
        .global hypscope_lockstep_harness_begin, hypscope_lockstep_harness_end
hypscope_lockstep_harness_begin:
        .incbin HYPSCOPE_LOCKSTEP_HARNESS
hypscope_lockstep_harness_end:
        .section .note.GNU-stack, "", %progbits
