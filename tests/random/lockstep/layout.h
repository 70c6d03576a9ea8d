/* SPDX-License-Identifier: Apache-2.0 */
/* Where the lockstep harness finds its cases, and what a state record holds. Included by harness.S
   and by the host: nothing here but numbers. */
#pragma once

/* Physical and virtual addresses alike; a gap of RAM below is left to QEMU's device tree. */
#define LS_BASE 0x40200000 /* harness code, then the control block */
#define LS_CONTROL 0x40201000
#define LS_TABLES 0x40204000 /* translation tables, made by the host */
#define LS_IN 0x40400000     /* initial states: read-only in Hyp mode, not mapped below */
#define LS_OUT 0x40800000    /* final states: Hyp mode only */
#define LS_WINDOWS                                                                             \
    0x40c00000             /* the memory of each case: read-write everywhere, never executable \
                            */
#define LS_CODE 0x40e00000 /* the instructions of each case: read-only, executable */
#define LS_PL1_VECTORS 0x40fff000
#define LS_END 0x41000000

#define LS_RECORD_BYTES 512
#define LS_WINDOW_BYTES 256
#define LS_SLOT_BYTES 128

/* The control block, in bytes from LS_CONTROL. */
#define LS_COUNT 0
#define LS_INDEX 4 /* the case that runs */
#define LS_JUMP 8  /* where a case in Hyp mode starts */
#define LS_SCTLR 12
#define LS_HSCTLR 16
#define LS_TTBCR 20
#define LS_TTBR0 24
#define LS_HTTBR 28
#define LS_DONE 32

/* A record, in words. */
#define LS_R0 0
#define LS_SP_USR 13
#define LS_LR_USR 14
#define LS_SVC 15 /* SP, LR, SPSR */
#define LS_ABT 18
#define LS_UND 21
#define LS_IRQ 24
#define LS_R8_FIQ 27
#define LS_FIQ 32
#define LS_SP_HYP 35
#define LS_ELR_HYP 36
#define LS_SPSR_HYP 37
#define LS_CPSR 38 /* initial only */
#define LS_PC 39   /* initial: with the Thumb bit; final: the number of the Hyp vector */
#define LS_TPIDRURW 40
#define LS_TPIDRURO 41
#define LS_FPSCR 42
#define LS_FPEXC 43
#define LS_HSR 44 /* from here to 52: final, cleared before each case */
#define LS_HDFAR 45
#define LS_HIFAR 46
#define LS_DFSR 47
#define LS_DFAR 48
#define LS_IFSR 49
#define LS_IFAR 50
#define LS_PAR 51
#define LS_PAR_HIGH 52
#define LS_D0 64
