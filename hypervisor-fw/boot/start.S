/* SPDX-License-Identifier: Apache-2.0
 * ELF entry of the reference firmware. In Secure SVC (every core at once, as
 * with QEMU's secure=on) core 0 installs the monitor in secure RAM and all
 * cores go through it. In Hyp mode somebody else's monitor is below us and the
 * hypervisor starts right away. No RAM content is assumed: the cores meet
 * through an SGI, since the GIC is the only shared state that reset defines.
 */
#include "asm.h"
#include "cp15.h"
#include "gicv2.h"
#include "platform.h"

    .section .text.start, "ax"
FUNC _start
    mrs     r3, cpsr
    and     r3, r3, #PSR_MODE_MASK
    cmp     r3, #PSR_MODE_HYP
    beq     hyp_entry
    cpsid   aif, #PSR_MODE_SVC
    mrc     MPIDR(r4)
    ands    r4, r4, #0xff
    bne     wait_for_monitor

    @ Core 0: copy the monitor image. MMU and data cache are off, so the stores
    @ reach memory; the instruction cache is invalidated by the monitor's reset
    @ path, and here because it may hold lines of that address already.
    ldr     r0, =SECURE_RAM_BASE
    ldr     r1, =monitor_image
    ldr     r2, =monitor_image_end
1:  ldmia   r1!, {r5-r8}
    stmia   r0!, {r5-r8}
    cmp     r1, r2
    blo     1b
    ldr     r0, =SECURE_RAM_BASE
    ldr     r5, =hyp_entry
    str     r5, [r0, #0x44]             @ header: entry, r0, r1, r2
    mov     r5, #0
    str     r5, [r0, #0x48]
    mvn     r5, #0
    str     r5, [r0, #0x4c]
    ldr     r5, =DTB_BASE
    str     r5, [r0, #0x50]
    mcr     ICIALLU(r0)
    dsb
    isb

    @ Tell the others: SGI 1 (Group 0 after reset, Secure) to all but self. The
    @ monitor uses SGI 0 for its own release, so that the two cannot merge.
    ldr     r1, =GICD_BASE
    mov     r2, #1
    str     r2, [r1, #GICD_CTLR]
    mov     r2, #GICD_SGIR_OTHERS
    orr     r2, r2, #1
    ldr     r3, =GICD_SGIR
    str     r2, [r1, r3]
    dsb
    bx      r0

wait_for_monitor:
    ldr     r0, =SECURE_RAM_BASE
    ldr     r1, =GICD_BASE
    ldr     r2, =GICC_BASE
    mov     r3, #0xff
    str     r3, [r2, #GICC_PMR]
    mov     r3, #GICC_CTLR_ENABLE
    str     r3, [r2, #GICC_CTLR]
    ldr     r3, =0xffff
    str     r3, [r1, #GICD_ISENABLER]   @ SGIs may be disabled at reset (GICv2 4.3.5)
    @ A pending SGI ends WFI although CPSR masks it.
1:  dsb
    wfi
    ldr     r3, [r1, #GICD_ISPENDR]     @ banked: this core's SGIs
    tst     r3, #(1 << 1)
    beq     1b
    mov     r3, #0xff00                 @ SGI 1 from any core is no longer pending
    ldr     r2, =GICD_CPENDSGIR
    str     r3, [r1, r2]
    mcr     ICIALLU(r3)
    dsb
    isb
    bx      r0
END _start
    .ltorg

    .section .rodata.monitor, "a"
    .balign 16
monitor_image:
    .incbin "monitor_ram.bin"
    .balign 16
monitor_image_end:
