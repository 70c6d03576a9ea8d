@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID0 traps VMRS of FPSID as class 8, not of FPSCR
@ section: ARM ARM B1.14.2
@ expect: fpsid=23e1c0a1 fpscr=4a0000ff mvfr0=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    hcr 0x8000
    probe vmrs r5, fpsid
    probe vmrs r5, fpscr
    probe vmrs r5, mvfr0
    done
