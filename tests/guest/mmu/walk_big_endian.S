@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.EE: short descriptors are read big-endian
@ section: ARM ARM B3.5.3
@ expect: value=1234
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set r0, short_l1
    set r1, 4096
7:  ldr r2, [r0]
    rev r2, r2
    str r2, [r0], #4
    subs r1, r1, #1
    bne 7b
    set r0, (page_a+S_PAGE)
    rev r0, r0
    save r0, short_l2+4
    set r0, 0x1234
    save r0, page_a
    sctlr_set 0x02000000
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    load r2, 0x80001000
    out r2
    done
