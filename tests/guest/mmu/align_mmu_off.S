@ SPDX-License-Identifier: Apache-2.0
@ title: With the MMU off data is Strongly-ordered: unaligned accesses fault
@ section: ARM ARM B3.2.1
@ expect: ldr=100001
@ qemu: wrong: no alignment faults of Strongly-ordered memory, B3.2.1
.include "guest.inc"
.include "mmu.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, results+258
    access (SVC|MASKED), ldr r2, [r1]
    done
