@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors: permission faults of both levels: DFSR, DFAR, IFSR, IFAR
@ section: ARM ARM B3.13.3
@ expect: l1.read=0 dfar.old=0 l1.write=10080d dfar=90000004 l1.fetch=c000d ifar=90000000 l2.read=0
@ expect: dfar.old=90000004 l2.write=10080f dfar=80001004 l2.fetch=c000f ifar=80001000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry32 short_l1, 0x900, (0x40000000+0x1981e)
    entry32 short_l2, 1, (page_a+0x66f)
    use_short
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
