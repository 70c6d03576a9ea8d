@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID3 traps VMRS of MVFR0 and MVFR1 as class 8
@ section: ARM ARM B1.14.2
@ expect: mvfr0=23e1dca1 mvfr1=23e1d8a1 fpsid=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    hcr 0x40000
    probe vmrs r5, mvfr0
    probe vmrs r5, mvfr1
    probe vmrs r5, fpsid
    done
