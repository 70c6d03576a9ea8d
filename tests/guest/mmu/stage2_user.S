@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2 faults of User mode are those of PL1: HAP knows no levels
@ section: ARM ARM B3.7.1
@ expect: read=8 vector=114 write=9385004f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    entry64 s2_l3, 1, (page_a+S2_PAGE-S2_WRITE)
    use_stage2
    set r1, 0x80001000
    probe_user ldr r5, [r1]
    probe_user str r5, [r1]
    done
