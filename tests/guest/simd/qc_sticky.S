@ SPDX-License-Identifier: Apache-2.0
@ title: FPSCR.QC is set by saturation, stays, and is cleared by VMSR; LEN and STRIDE do nothing
@ section: ARM ARM A2.5.4, A7.4
@ expect: d0=7f7f7f7f qc=8000000 sum=2020202 still=8000000 cleared=0 none=0
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    set r0, 0x00370000                  @ LEN 7, STRIDE 3
    vmsr fpscr, r0
    set r0, 0x7f7f7f7f
    set r1, 0x01010101
    vdup.32 q1, r0
    vdup.32 q2, r1
    vqadd.s8 q0, q1, q2
    vmov r2, s3
    out r2
    vmrs r2, fpscr
    and r2, r2, #0x08000000
    out r2
    vqadd.s8 q0, q2, q2
    vmov r2, s3
    out r2
    vmrs r2, fpscr
    and r2, r2, #0x08000000
    out r2
    mov r2, #0
    vmsr fpscr, r2
    vmrs r2, fpscr
    and r2, r2, #0x08000000
    out r2
    vqadd.u8 q0, q1, q2
    vmrs r2, fpscr
    and r2, r2, #0x08000000
    out r2
    done
