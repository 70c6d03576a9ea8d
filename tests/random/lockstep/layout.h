/* SPDX-License-Identifier: Apache-2.0 */
/* Where the lockstep harness finds its cases, and what a state record holds. Included by harness.S
   and by the host: nothing here but numbers. */
#pragma once

/* Physical and virtual addresses alike; a gap of RAM below is left to QEMU's device tree. */
#define LS_BASE 0x40200000 /* the page of the control block; harness code and tables follow */
#define LS_CONTROL 0x40200e00
#define LS_HARNESS 0x40201000
#define LS_TABLES 0x40210000 /* translation tables, made by the host */
#define LS_IN 0x40400000     /* initial states: read-only in Hyp mode, not mapped below */
#define LS_OUT 0x40a00000    /* final states: Hyp mode only */
/* The memory of each case: read-write everywhere, never executable; and its instructions:
   read-only, executable. */
#define LS_WINDOWS 0x41000000
#define LS_CODE 0x41200000
#define LS_PL1_VECTORS 0x413ff000
#define LS_END 0x41400000

#define LS_RECORD_SHIFT 10
#define LS_RECORD_BYTES 1024
#define LS_WINDOW_BYTES 256
#define LS_SLOT_BYTES 128

/* The control block, in bytes from LS_CONTROL. */
#define LS_COUNT 0
#define LS_INDEX 4 /* the case that runs */
#define LS_DONE 8
#define LS_VTCR 12
#define LS_VTTBR 16
#define LS_HTTBR 20
#define LS_HSCTLR 24
#define LS_GIC 28      /* the Hyp timer interrupts cases */
#define LS_VECTOR 32   /* what ended the case */
#define LS_CURRENT 36  /* record of the case that runs, from LS_IN or LS_OUT */
#define LS_FRAME 64    /* r0-r12, SP, LR, PC on the way into and out of a case */
#define LS_FRAME_SP 52 /* from LS_FRAME */
#define LS_FRAME_LR 56
#define LS_FRAME_PC 60

/* A record, in words. The mode of the harness itself ("top") is Hyp or Monitor. */
#define LS_R0 0
#define LS_SP_USR 13
#define LS_LR_USR 14
#define LS_SVC 15 /* SP, LR, SPSR */
#define LS_ABT 18
#define LS_UND 21
#define LS_IRQ 24
#define LS_R8_FIQ 27
#define LS_FIQ 32
#define LS_SP_TOP 35
#define LS_LR_TOP 36 /* ELR_hyp or LR_mon */
#define LS_SPSR_TOP 37
#define LS_CPSR 38 /* initial only */
#define LS_PC 39   /* initial: with the Thumb bit; final: the number of the vector */
#define LS_FPSCR 40
#define LS_FPEXC 41
#define LS_TIMER 42 /* initial only: ticks until the Hyp timer interrupts, 0 never */
#define LS_D0 64
#define LS_SYSTEM 128 /* to 191: system_registers.inc */
#define LS_WINDOW 192 /* to 255, initial only: the case's memory */

/* operands.S: its loops, from LS_HARNESS, and in a loop where the instruction is, and the words
   that say where its operands are and how many. */
#define LS_LOOPS LS_TABLES
#define LS_LOOP_A32 0x100
#define LS_LOOP_T32 0x180
#define LS_LOOP_END 0x200
#define LS_LOOP_BYTES 0x58
#define LS_LOOP_HEAD 0x10
#define LS_LOOP_INSTRUCTION 0x20
#define LS_LOOP_OPERANDS 0x50
#define LS_LOOP_COUNT 0x54
#define LS_OPERAND_BYTES 260
