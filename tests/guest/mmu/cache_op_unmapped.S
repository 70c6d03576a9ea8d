@ SPDX-License-Identifier: Apache-2.0
@ title: DCCMVAC of an unmapped address: a data abort with WnR; CM in long descriptors
@ section: ARM ARM B3.12.4
@ expect: short=102807 long=102a07
@ qemu: wrong: no faults of cache maintenance, B3.12.4
.include "guest.inc"
.include "mmu.inc"

test:
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (SVC|MASKED), mcr p15, 0, r1, c7, c10, 1
    use_lpae
    access (SVC|MASKED), mcr p15, 0, r1, c7, c10, 1
    done
