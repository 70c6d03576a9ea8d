@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 1 gives a 40-bit IPA: HPFAR has it whole
@ section: ARM ARM B3.13.5
@ expect: hsr=93850005 hdfar=80001010 hpfar=12050000
@ qemu: wrong: loses the upper bits of the IPA, B4.1.70
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    entry64 s1_l3, 1, (0x05000000+L_PAGE), 0x12
    use_stage2
    use_lpae
    write 4, c2, c1, 2, 0x80003558
    set r12, s2_wide
    mov r11, #0x10000
    mcrr p15, 6, r12, r11, c2
    isb
    mcr p15, 4, r11, c8, c7, 4
    dsb
    isb
    set r1, 0x80001010
    probe ldr r5, [r1]
    out_hdfar
    out_hpfar
    done
    .section .tables
    .balign 8192
s2_wide: .word S2_DEVICE, 0, 0x40000000 + S2_BLOCK, 0
    .space 8192 - 16
    .text
