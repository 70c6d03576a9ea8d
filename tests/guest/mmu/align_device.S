@ SPDX-License-Identifier: Apache-2.0
@ title: Device and Strongly-ordered memory: unaligned accesses fault
@ section: ARM ARM A3.2.1
@ expect: device=100001 so=100801 aligned=0
@ qemu: wrong: no alignment faults of Device memory, A3.2.1
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+0x36)
    entry32 short_l2, 2, (page_a+0x32)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001002
    set r3, 0x80002001
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), strh r2, [r3]
    access (SVC|MASKED), ldrh r2, [r1]
    done
