@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID3 traps VMRS of MVFR0 and MVFR1 in Thumb state, TID0 that of FPSID
@ section: ARM ARM B1.14.2
@ expect: mvfr0=2201dc81 mvfr1=2201d881 fpsid=2201c081 failed=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    hcr 0x48000
    pl1_thumb vmrs r4, mvfr0
    pl1_thumb vmrs r4, mvfr1
    pl1_thumb vmrs r4, fpsid
    pl1_thumb_failed vmrsne r4, mvfr0
    done
