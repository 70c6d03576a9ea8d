@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors: a section maps 1MB
@ section: ARM ARM B3.5.1
@ expect: value=1234
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l1, 0x801, (0x40000000+S_SECTION)
    set r0, 0x1234
    save r0, page_a
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    load r2, page_a_at_801
    out r2
    done
