@ SPDX-License-Identifier: Apache-2.0
@ title: The same address after a change of the page: other code, after TLB and branch predictor maintenance
@ section: ARM ARM B3.10.1
@ expect: a=1 b=2
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE)
    set r0, 0xe3a00001
    save r0, page_a
    set r0, 0xe3a00002
    save r0, page_b
    set r0, 0xe12fff1e
    save r0, page_a+4
    save r0, page_b+4
    use_hyp_mmu
    set r5, 0x80001000
    blx r5
    out r0
    entry64 s1_l3, 1, (page_b+L_PAGE)
    mcr p15, 4, r5, c8, c7, 1
    mcr p15, 0, r5, c7, c5, 6
    dsb
    isb
    blx r5
    out r0
    done
