@ SPDX-License-Identifier: Apache-2.0
@ title: Long descriptors: access flag faults of levels 1 to 3: DFSR, DFAR, IFSR, IFAR
@ section: ARM ARM B3.13.3
@ expect: l1.read=100209 dfar=c0000004 l1.write=100a09 dfar=c0000004 l1.fetch=c0209 ifar=c0000000
@ expect: l2.read=10020a dfar=80200004 l2.write=100a0a dfar=80200004 l2.fetch=c020a ifar=80200000
@ expect: l3.read=10020b dfar=80001004 l3.write=100a0b dfar=80001004 l3.fetch=c020b ifar=80001000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry64 s1_l1, 3, (0x40000000+0x349), 0x0
    entry64 s1_l2, 1, (0x40000000+0x349), 0x0
    entry64 s1_l3, 1, (page_a+0x34b), 0x0
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0xc0000004
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at USR, str r2, [r1]
    fetch_at (SVC|MASKED), 0xc0000000
    set r1, 0x80200004
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at USR, str r2, [r1]
    fetch_at (SVC|MASKED), 0x80200000
    set r1, 0x80001004
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at USR, str r2, [r1]
    fetch_at (SVC|MASKED), 0x80001000
    done
