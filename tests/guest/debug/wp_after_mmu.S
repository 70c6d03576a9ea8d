@ SPDX-License-Identifier: Apache-2.0
@ title: A translation fault comes before a watchpoint
@ section: ARM ARM B1.8.2
@ expect: vector=10 dfsr=7 moe=0
@ qemu: yes
.include "guest.inc"
.include "debug.inc"
.include "mmu.inc"

test:
    debug_on
    watchpoint 0, WINDOW
    use_short
    attempt (SVC|MASKED), 1f
    out_status 0
    out_moe
    done
1:  set r5, WINDOW
    ldr r4, [r5]
    hvc #0
