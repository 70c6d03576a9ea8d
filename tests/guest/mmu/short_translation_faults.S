@ SPDX-License-Identifier: Apache-2.0
@ title: Translation faults of a section and a page, read and write
@ section: ARM ARM B3.13.3
@ expect: section.read=100005 section.write=100805 page.read=100007 page.write=100807
@ expect: dfar=80003000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x90000000
    set r3, 0x80003000
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r1]
    access (SVC|MASKED), ldr r2, [r3]
    access (SVC|MASKED), str r2, [r3]
    out_dfar
    done
