@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors: access flag faults of both levels: DFSR, DFAR, IFSR, IFAR
@ section: ARM ARM B3.13.3
@ expect: l1.read=100003 dfar=90000004 l1.write=100803 dfar=90000004 l1.fetch=c0003 ifar=90000000
@ expect: l2.read=100006 dfar=80001004 l2.write=100806 dfar=80001004 l2.fetch=c0006 ifar=80001000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry32 short_l1, 0x900, (0x40000000+0x1180e)
    entry32 short_l2, 1, (page_a+0x46e)
    use_short
    sctlr_set 0x20000000
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x90000004
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at USR, str r2, [r1]
    fetch_at (SVC|MASKED), 0x90000000
    set r1, 0x80001004
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at USR, str r2, [r1]
    fetch_at (SVC|MASKED), 0x80001000
    done
