@ SPDX-License-Identifier: Apache-2.0
@ title: VSTM and VLDM of all 32 registers and FPSCR
@ section: ARM ARM A8.8.332
@ expect: d0.low=11111111 d0.high=22222222 d31.low=22222222 d31.high=11111111 fpscr=f0000000 eq=1
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    set r1, 0x11111111
    set r2, 0x22222222
    vmov d0, r1, r2
    vmov d31, r2, r1
    set r3, frame
    vstmia r3!, {d0-d15}
    vstmia r3, {d16-d31}
    mov r4, #0
    vmov d0, r4, r4
    vmov d31, r4, r4
    set r3, frame
    vldmia r3!, {d0-d15}
    vldmia r3!, {d16-d31}
    vmov r4, r5, d0
    out r4
    out r5
    vmov r4, r5, d31
    out r4
    out r5
    set r1, 0xf0000000
    vmsr fpscr, r1
    vmrs r2, fpscr
    out r2
    vmrs apsr_nzcv, fpscr
    moveq r2, #1
    out r2
    done
    .bss
    .balign 8
frame: .space 256
    .text
