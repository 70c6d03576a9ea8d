/* SPDX-License-Identifier: Apache-2.0 */
/* The harnesses inside the program; the paths come from CMake. */
        .section .rodata
        .balign 16
        .global hypscope_hyp_harness_begin, hypscope_hyp_harness_end
hypscope_hyp_harness_begin:
        .incbin HYPSCOPE_HYP_HARNESS
hypscope_hyp_harness_end:
        .balign 16
        .global hypscope_monitor_harness_begin, hypscope_monitor_harness_end
hypscope_monitor_harness_begin:
        .incbin HYPSCOPE_MONITOR_HARNESS
hypscope_monitor_harness_end:
        .balign 16
        .global hypscope_operands_begin, hypscope_operands_end
hypscope_operands_begin:
        .incbin HYPSCOPE_OPERANDS
hypscope_operands_end:
        .section .note.GNU-stack, "", %progbits
