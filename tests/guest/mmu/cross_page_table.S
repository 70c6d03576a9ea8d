@ SPDX-License-Identifier: Apache-2.0
@ title: An access of several words or bytes that reaches a page it may not: address and base
@ section: ARM ARM B3.13.4
@ expect: ldm=100007 dfar=80002000 base=80001ff8 stm=100807 dfar=80002000 base=80001ff8 ldmw=100007
@ expect: dfar=80002000 base=80001ff8 stmw=100807 dfar=80002000 base=80001ff8 ldrd=100007
@ expect: dfar=80002000 base=80001ff8 strd=100807 dfar=80002000 base=80001ff8 ldr=100007
@ expect: dfar=80002000 base=80001ff8 str=100807 dfar=80002000 base=80001ff8 ldrh=100007
@ expect: dfar=80002000 base=80001ff8 strh=100807 dfar=80002000 base=80001ff8 stmdb=10080f
@ expect: dfar=80003ff8 base=80004004 push=10080f dfar=80003ff8 base=80004004 ldmdb=0
@ expect: dfar.old=80003ff8 base=80004004
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    entry32 short_l2, 3, (page_a+0x66e)
    entry32 short_l2, 4, (page_a+S_PAGE)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001ff8
    access_at (SVC|MASKED), ldm r1, {r2, r3, r4}
    out r1
    set r1, 0x80001ff8
    access_at (SVC|MASKED), stm r1, {r2, r3, r4}
    out r1
    set r1, 0x80001ff8
    access_at (SVC|MASKED), ldm r1!, {r2, r3, r4}
    out r1
    set r1, 0x80001ff8
    access_at (SVC|MASKED), stm r1!, {r2, r3, r4}
    out r1
    set r1, 0x80001ff8
    access_at (SVC|MASKED), ldrd r2, r3, [r1, #4]
    out r1
    set r1, 0x80001ff8
    access_at (SVC|MASKED), strd r2, r3, [r1, #4]
    out r1
    set r1, 0x80001ff8
    access_at (SVC|MASKED), ldr r2, [r1, #6]
    out r1
    set r1, 0x80001ff8
    access_at (SVC|MASKED), str r2, [r1, #6]
    out r1
    set r1, 0x80001ff8
    access_at (SVC|MASKED), ldrh r2, [r1, #7]
    out r1
    set r1, 0x80001ff8
    access_at (SVC|MASKED), strh r2, [r1, #7]
    out r1
    set r1, 0x80004004
    access_at (SVC|MASKED), stmdb r1, {r2, r3, r4}
    out r1
    set r1, 0x80004004
    access_at (SVC|MASKED), stmdb r1!, {r2, r3, r4}
    out r1
    set r1, 0x80004004
    access_at (SVC|MASKED), ldmdb r1, {r2, r3, r4}
    out r1
    done
