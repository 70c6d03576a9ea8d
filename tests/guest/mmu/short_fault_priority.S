@ SPDX-License-Identifier: Apache-2.0
@ title: Translation before access flag before domain before permission
@ section: ARM ARM B3.12.2
@ expect: tr2=100817 af2=100816 af2=100816 dom2=10081b perm=10081f
@ qemu: wrong: domain before the second level, B3.19.3
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry32 short_l1, 0x800, (short_l2+S_COARSE+0x20)
    entry32 short_l2, 1, (page_a+0x46e)
    entry32 short_l2, 2, (page_a+0x66e)
    entry32 short_l2, 3, (page_a+0x67e)
    use_short
    sctlr_set 0x20000000
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80000004
    access (SVC|MASKED), str r2, [r1]
    set r1, 0x80001004
    access (SVC|MASKED), str r2, [r1]
    set r1, 0x80002004
    access (SVC|MASKED), str r2, [r1]
    set r1, 0x80003004
    access (SVC|MASKED), str r2, [r1]
    write 0, c3, c0, 0, 5
    set r1, 0x80003004
    access (SVC|MASKED), str r2, [r1]
    done
