@ SPDX-License-Identifier: Apache-2.0
@ title: External aborts on the walk, both levels of short descriptors: load, store, fetch
@ section: ARM ARM B3.12.4
@ expect: l1.read=10000c dfar=90000004 l1.write=10080c dfar=90000004 l1.fetch=c000c ifar=90000000
@ expect: l2.read=10000e dfar=70003004 l2.write=10080e dfar=70003004 l2.fetch=c000e ifar=70003000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_short
    write 0, c2, c0, 2, 1
    set r12, (0xb000000+0x8000)
    mcr p15, 0, r12, c2, c0, 1
    isb
    entry32 short_l1, 0x700, (0xb000000+S_COARSE)
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x90000004
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at USR, str r2, [r1]
    fetch_at (SVC|MASKED), 0x90000000
    set r1, 0x70003004
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at USR, str r2, [r1]
    fetch_at (SVC|MASKED), 0x70003000
    done
