@ SPDX-License-Identifier: Apache-2.0
@ title: S registers are halves of D registers
@ section: ARM ARM A2.6.2
@ expect: low=1111 high=2222 s4=2222 s5=1111
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    set r1, 0x1111
    set r2, 0x2222
    vmov s6, r1
    vmov s7, r2
    vmov r3, r4, d3
    out r3
    out r4
    vmov d2, r2, r1
    vmov r3, s4
    out r3
    vmov r3, s5
    out r3
    done
