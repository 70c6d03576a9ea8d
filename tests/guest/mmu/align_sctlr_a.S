@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.A: unaligned accesses fault, aligned do not; DFSR is short without MMU
@ section: ARM ARM B3.12.3
@ expect: ldr=100001 strh=0 ldrh=100001 str=100801 ldrb=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    sctlr_set 2
    set r1, results+256
    add r3, r1, #2
    access (SVC|MASKED), ldr r2, [r3]
    access (SVC|MASKED), strh r2, [r3]
    add r3, r1, #1
    access (SVC|MASKED), ldrh r2, [r3]
    access (SVC|MASKED), str r2, [r3]
    access (SVC|MASKED), ldrb r2, [r3]
    done
