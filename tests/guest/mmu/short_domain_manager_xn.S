@ SPDX-License-Identifier: Apache-2.0
@ title: A manager executes from XN memory: domains go before XN
@ section: ARM ARM B3.7.3
@ expect: manager=0 client=c000f
@ qemu: wrong: a domain in IFSR, B4.1.96
.include "guest.inc"
.include "mmu.inc"

test:
    svc_at page_a
    entry32 short_l2, 1, (page_a+S_PAGE+1)
    entry32 short_l1, 0x800, (short_l2+S_COARSE+0x60)
    use_short 0xc1
    eret_to (SVC|MASKED), 1f
1:  nop
    fetch (SVC|MASKED), 0x80001000
    write 0, c3, c0, 0, 0x41
    fetch (SVC|MASKED), 0x80001000
    done
