@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR.TCP10 in Thumb state: IL 1, coprocessor 10
@ section: ARM ARM B1.14.12
@ expect: vmov=1e00000a vldr=1e00000a failed=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    set r1, buffer
    write 4, c1, c1, 2, 0xc00
    pl1_thumb vmov r4, s0
    pl1_thumb vldr d0, [r1]
    pl1_thumb_failed vmovne r4, s0
    done

    .data
    .balign 64
buffer: .space 64
