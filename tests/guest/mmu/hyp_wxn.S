@ SPDX-License-Identifier: Apache-2.0
@ title: HSCTLR.WXN: what Hyp mode may write it may not execute
@ section: ARM ARM B3.7.2
@ expect: off.rw=0 off.ro=0 on.rw=8400000f hifar=80001000 on.ro=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    protect_text
    entry64 s1_l3, 1, (page_a+L_PAGE)
    entry64 s1_l3, 2, (page_a+L_PAGE+L_READ_ONLY)
    use_hyp_mmu
    hyp_fetch 0x80001000
    hyp_fetch 0x80002000
    set_bits 4, c1, c0, 0, 0x80000
    tlbiallh
    hyp_fetch 0x80001000
    hyp_fetch 0x80002000
    done
