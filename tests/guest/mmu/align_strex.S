@ SPDX-License-Identifier: Apache-2.0
@ title: STREX is checked for alignment and translation whatever the monitor says
@ section: ARM ARM A8.8.212
@ expect: strex.1=100801 far=80001009 strex.2=100801 far=8000100a strex.3=100801 far=8000100b
@ expect: strexb.3=0 strexh.3=100801 strexd.4=100801 unmapped=100807 far=80009000
@ qemu: wrong: no checks while the monitor is open, A8.8.212
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    entry32 short_l2, 2, (page_a+0x436)
    entry32 short_l2, 3, (page_a+0x432)
    entry32 short_l2, 4, (page_a+0x47e-0xc)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001009
    access_at (SVC|MASKED), strex r4, r2, [r1]
    set r1, 0x8000100a
    access_at (SVC|MASKED), strex r4, r2, [r1]
    set r1, 0x8000100b
    access_at (SVC|MASKED), strex r4, r2, [r1]
    access (SVC|MASKED), strexb r4, r2, [r1]
    access (SVC|MASKED), strexh r4, r2, [r1]
    set r1, 0x8000100c
    access (SVC|MASKED), strexd r4, r2, r3, [r1]
    set r1, 0x80009000
    access_at (SVC|MASKED), strex r4, r2, [r1]
    done
