@ SPDX-License-Identifier: Apache-2.0
@ title: VTCR.SL0 0: stage 2 starts at level 2; what is beyond T0SZ is a level 1 translation fault
@ section: ARM ARM B3.6.5
@ expect: beyond=93850005 hole=93850006 hole.write=93860046
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    write 4, c2, c1, 2, 0x80003501
    set r12, s2_start
    mov r11, #0x10000
    mcrr p15, 6, r12, r11, c2
    isb
    mcr p15, 4, r11, c8, c7, 4
    dsb
    hcr 1
    set r1, 0x40200000
    set r3, 0x80000000
    set r4, 0x00400000
    probe ldr r5, [r3]
    probe ldr r5, [r4]
    probe str r6, [r4]
    done
    .section .tables
    .balign 8192
s2_start: .set i, 0
    .rept 512
    .word 0, 0
    .set i, i + 1
    .endr
    .set i, 0
    .rept 512
    .word 0x40000000 + i * 0x200000 + S2_BLOCK, 0
    .set i, i + 1
    .endr
    .text
