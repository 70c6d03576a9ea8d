/* SPDX-License-Identifier: Apache-2.0
 * The guests' images, as vm_table.c names them.
 */
.macro IMAGE name
    .section .rodata.\name, "a"
    .balign 64
    .global \name\()_image, \name\()_image_end
\name\()_image:
    .incbin "\name\().bin"
    .balign 4
\name\()_image_end:
.endm

    IMAGE   measure
    IMAGE   partner
