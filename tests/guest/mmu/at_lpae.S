@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1C of long descriptors: the 64-bit PAR
@ section: ARM ARM B4.1.112
@ expect: high=ff000000 low=980 user.high=0 user=81f l3.high=0 l3=80f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE-0x40)
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    at 0, c8, 0, 0x80001123
    mrrc p15, 0, r2, r3, c7
    set r4, page_a
    sub r2, r2, r4
    bic r2, r2, #0x200
    out r3
    out r2
    at 0, c8, 2, 0x80001123
    out_par64
    at 0, c8, 0, 0x80002123
    out_par64
    done
