/* SPDX-License-Identifier: Apache-2.0 */
/* vexpress-a15 without a boot monitor: where its second core waits, in the state in which core 0
 * enters the image. Software calls it as it calls the boot monitor's: the address into SYS_FLAGS,
 * then any interrupt. Position-independent. */
        .arch armv7-a
        .arm
        .equ GICC_BASE, 0x2c002000
        .equ GICC_CTLR, 0x0
        .equ GICC_PMR, 0x4
        .equ SYS_FLAGS, 0x1c010030

        .global _start
_start:
        ldr     r0, =GICC_BASE
        mov     r1, #0xf0               @ every priority that Non-secure software may use
        str     r1, [r0, #GICC_PMR]
        mov     r1, #1
        str     r1, [r0, #GICC_CTLR]
        ldr     r2, =SYS_FLAGS
        dsb
wait:   wfi                             @ an interrupt ends it, masked as it is
        ldr     r1, [r2]
        cmp     r1, #0
        beq     wait
        bx      r1
        .ltorg
