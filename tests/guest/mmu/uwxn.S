@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.UWXN: what User mode may write PL1 may not execute
@ section: ARM ARM B3.7.2
@ expect: user_writable=c000f pl1_only=0 in_user=0
@ qemu: wrong: no UWXN of short descriptors, B3.7.2
.include "guest.inc"
.include "mmu.inc"

test:
    svc_at page_a
    entry32 short_l2, 1, (page_a+S_PAGE)
    entry32 short_l2, 2, (page_a+0x45e)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    entry32 short_l1, 0x400, (0x40000000+S_SECTION-0x800)
    tlbiall
    sctlr_set 0x100000
    tlbiall
    fetch (SVC|MASKED), 0x80001000
    fetch (SVC|MASKED), 0x80002000
    fetch (USR|MASKED), 0x80001000
    done
