@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1CUR of Hyp mode walks the tables of Non-secure PL1
@ section: ARM ARM B4.2.4
@ expect: high=0 fault=81f ok=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE-0x40)
    entry64 s1_l3, 2, (page_a+L_PAGE)
    use_lpae
    at 0, c8, 2, 0x80001000
    out_par64
    at 0, c8, 2, 0x80002000
    mrrc p15, 0, r0, r1, c7
    and r0, r0, #1
    out r0
    done
