@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR.TCP10 and TCP11 trap VFP to Hyp mode as class 7
@ section: ARM ARM B1.14.12
@ expect: vmov=1fe0000a vldr=1fe0000a clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    write 4, c1, c1, 2, 0xc00
    probe vmov r4, s0
    probe vldr d0, [sp]
    write 4, c1, c1, 2, 0
    probe vmov r4, s0
    done
