@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.WXN: writable memory is not executable, except for a manager of its domain
@ section: ARM ARM B3.7.2
@ expect: writable=c000f readonly=0
@ qemu: wrong: no WXN of short descriptors, B3.7.2
.include "guest.inc"
.include "mmu.inc"

test:
    svc_at page_a
    entry32 short_l2, 1, (page_a+S_PAGE)
    entry32 short_l2, 2, (page_a+0x67e)
    entry32 short_l1, 0x400, (0x40000000+S_SECTION+0x20)
    use_short 0xd
    eret_to (SVC|MASKED), 1f
1:  sctlr_set 0x80000
    tlbiall
    fetch (SVC|MASKED), 0x80001000
    fetch (SVC|MASKED), 0x80002000
    done
