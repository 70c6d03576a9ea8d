@ SPDX-License-Identifier: Apache-2.0
@ title: TTBCR.T0SZ: TTBR0 ends at its size; above it a level 1 translation fault with EPD1
@ section: ARM ARM B3.6.4
@ expect: epd1=100205 ttbr1=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE)
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    write 0, c2, c0, 2, 0x80803501
    tlbiall
    set r1, 0x80001000
    access (SVC|MASKED), ldr r2, [r1]
    set r0, s1_l1
    mov r3, #0
    set r0, s1_l1_high
    mcrr p15, 1, r0, r3, c2
    write 0, c2, c0, 2, 0x80013501
    tlbiall
    access (SVC|MASKED), ldr r2, [r1]
    done
    .section .tables
    .balign 32
s1_l1_high: .word s1_l2+L_TABLE, 0, 0, 0
    .text
