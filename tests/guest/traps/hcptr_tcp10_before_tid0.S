@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR.TCP10 takes VMRS of FPSID before HCR.TID0 does
@ section: ARM ARM B1.14.12
@ expect: both=1fe0000a tid0=23e1c0a1
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    write 4, c1, c1, 2, 0xc00
    hcr 0x8000
    pl1 vmrs r5, fpsid
    write 4, c1, c1, 2, 0
    pl1 vmrs r5, fpsid
    done
