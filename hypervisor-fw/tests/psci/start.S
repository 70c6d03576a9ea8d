/* SPDX-License-Identifier: Apache-2.0
 * PSCI test image: entry of core 0 and of cores brought up by CPU_ON (r0: core
 * number), both in Hyp mode with MMU off, so all memory is Strongly-ordered.
 */
    .syntax unified
    .arch armv7-a
    .arch_extension virt
    .arch_extension sec

    .section .text.start, "ax"
    .global _start
_start:
    ldr     sp, =stacks + 4096
    mov     r3, #0
    ldr     r4, =bss_start
    ldr     r5, =bss_end
1:  str     r3, [r4], #4
    cmp     r4, r5
    blo     1b
    bl      test_main                   @ (r0, r1 as entered)
    b       .

    .global core_entry
core_entry:
    mrs     r1, cpsr
    ldr     sp, =stacks
    add     r2, r0, #1
    add     sp, sp, r2, lsl #12
    b       core_main

    .thumb
    .global core_entry_thumb
    .thumb_func
core_entry_thumb:
    mrs     r1, cpsr
    blx     2f
    .arm
    .balign 4
2:  ldr     sp, =stacks
    add     r2, r0, #1
    add     sp, sp, r2, lsl #12
    orr     r1, r1, #0x20               @ it came in Thumb state; CPSR.T reads as 0
    b       core_main

    .global smc
smc:
    push    {r4, lr}
    movw    r4, #0x5a5a
    smc     #0
    movw    r12, #0x5a5a
    cmp     r4, r12                     @ r4-r11 must survive (SMC Calling Convention)
    bne     .
    pop     {r4, pc}

    .section .stacks, "aw", %nobits
    .balign 8
stacks:
    .space  8 * 4096
