/* SPDX-License-Identifier: Apache-2.0 */
/* The monitor, the holding pen, the reference hypervisor and the calibration image; the paths come from CMake. */
        .section .rodata
        .balign 16
        .global hypscope_monitor_begin, hypscope_monitor_end
hypscope_monitor_begin:
        .incbin HYPSCOPE_MONITOR
hypscope_monitor_end:
        .balign 16
        .global hypscope_reference_begin, hypscope_reference_end
hypscope_reference_begin:
        .incbin HYPSCOPE_REFERENCE
hypscope_reference_end:
        .balign 16
        .global hypscope_pen_begin, hypscope_pen_end
hypscope_pen_begin:
        .incbin HYPSCOPE_PEN
hypscope_pen_end:
        .balign 16
        .global hypscope_calibrate_begin, hypscope_calibrate_end
hypscope_calibrate_begin:
        .incbin HYPSCOPE_CALIBRATE
hypscope_calibrate_end:
        .section .note.GNU-stack, "", %progbits
