@ SPDX-License-Identifier: Apache-2.0
@ title: TTBCR.EPD0: a TLB miss of TTBR0 is a level 1 translation fault
@ section: ARM ARM B3.6.4
@ expect: par=80b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, page_a
    ldr r2, [r1]
    write 0, c2, c0, 2, 0x80003501
    entry64 s1_l1, 3, (s1_l2+L_TABLE)
    set r1, 0xc0000000
    at 0, c8, 0, 0xc0000000
    out_par
    done
