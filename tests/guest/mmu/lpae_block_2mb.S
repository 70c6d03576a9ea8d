@ SPDX-License-Identifier: Apache-2.0
@ title: Long descriptors: a level 2 block maps 2MB
@ section: ARM ARM B3.6.1
@ expect: value=1234
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l2, 1, (0x40000000+L_BLOCK)
    set r0, 0x1234
    save r0, page_a
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    load r2, page_a_at_802
    out r2
    done
