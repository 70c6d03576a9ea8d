@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: HAP read-only, write-only and none
@ section: ARM ARM B3.7.1
@ expect: ro.read=4a0000ff ro.write=9385004f wo.write=4a0000ff wo.read=9385000f none=9385000f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    entry64 s2_l3, 1, (page_a+S2_PAGE-S2_WRITE)
    entry64 s2_l3, 2, (page_a+S2_PAGE-S2_READ)
    entry64 s2_l3, 3, (page_a+S2_PAGE-S2_READ-S2_WRITE)
    use_stage2
    set r1, 0x80001000
    set r3, 0x80002000
    set r4, 0x80003000
    probe ldr r5, [r1]
    probe str r5, [r1]
    probe str r5, [r3]
    probe ldr r5, [r3]
    probe ldr r5, [r4]
    done
