/* SPDX-License-Identifier: Apache-2.0
 * The guests' images, each as the struct vm_blob that vm_table.c names.
 */
.macro IMAGE name
    .section .rodata.\name, "a"
    .balign 64
    .global \name\()_blob
\name\()_blob:
    .word   1f, 2f
    .balign 64
1:  .incbin "\name\().bin"
    .balign 4
2:
.endm

    IMAGE   measure
    IMAGE   partner
