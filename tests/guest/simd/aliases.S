@ SPDX-License-Identifier: Apache-2.0
@ title: a Q register is two D registers and four S registers; d16 to d31 have no S
@ section: ARM ARM A2.6.2
@ expect: s4=5 s5=6 s6=7 s7=8 low=5 high=8 d31=fffffffb d0=1
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    mov r0, #1
    mov r1, #2
    vmov d2, r0, r1
    mov r0, #3
    mov r1, #4
    vmov d3, r0, r1
    mov r0, #4
    vdup.32 q2, r0
    vadd.i32 q1, q1, q2
    .irp reg, s4, s5, s6, s7
    vmov r2, \reg
    out r2
    .endr
    vmov q15, q1
    vneg.s32 d31, d30
    vmov r2, r3, d2
    out r2
    vmov r2, r3, d3
    out r3
    vmov r2, r3, d31
    out r2
    mov r0, #1
    vdup.32 d0, r0
    vmov d16, d31
    vmov r2, s0
    out r2
    done
