/* SPDX-License-Identifier: Apache-2.0
 * Linux, its initramfs and the device tree at the addresses of hypscope's boot, as one ELF for QEMU's -kernel, which enters an ELF at its entry with
 * nothing in the registers. KERNEL, INITRD, DTB are file names, KERNEL_AT is an address. */
    .arch armv7-a
    .arm
    .section .stub, "ax"
    .global _start
_start:
    mov     r0, #0
    mvn     r1, #0
    ldr     r2, =dtb
    ldr     pc, =KERNEL_AT
    .ltorg

    .section .kernel, "ax"
    .incbin KERNEL
    .section .initrd, "a"
    .incbin INITRD
    .section .dtb, "a"
    .global dtb
dtb:
    .incbin DTB
