@ SPDX-License-Identifier: Apache-2.0
@ title: TTBCR.EPD0: no walk through TTBR0, a level 1 translation fault
@ section: ARM ARM B3.6.4
@ expect: before=0 epd0=80b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE)
    use_lpae
    at 0, c8, 0, 0x80001000
    mrrc p15, 0, r0, r1, c7
    and r0, r0, #1
    out r0
    write 0, c2, c0, 2, 0x80003580
    mcr p15, 4, r0, c8, c7, 4
    dsb
    isb
    at 0, c8, 0, 0x80001000
    out_par
    done
