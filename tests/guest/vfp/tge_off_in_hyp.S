@ SPDX-License-Identifier: Apache-2.0
@ title: CPACR does not hold Hyp mode back
@ section: ARM ARM B1.11.3
@ expect: fpexc=40000000 here=1
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    clear_bits 0, c1, c0, 2, 0xf00000
    vmrs r0, fpexc
    out r0
    vmov r1, s0
    outi 1
    done
