@ SPDX-License-Identifier: Apache-2.0
@ title: Long descriptors: translation faults of levels 1 to 3: DFSR, DFAR, IFSR, IFAR
@ section: ARM ARM B3.13.3
@ expect: l1.read=100205 dfar=c0000004 l1.write=100a05 dfar=c0000004 l1.fetch=c0205 ifar=c0000000
@ expect: l2.read=100206 dfar=80200004 l2.write=100a06 dfar=80200004 l2.fetch=c0206 ifar=80200000
@ expect: l3.read=100207 dfar=80001004 l3.write=100a07 dfar=80001004 l3.fetch=c0207 ifar=80001000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
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
