@ SPDX-License-Identifier: Apache-2.0
@ title: VMRS and VMSR of FPEXC, FPSID and MVFR0 are UNDEFINED at PL0, which HCPTR does not change
@ section: ARM ARM B9.3.21, B1.14.12
@ expect: undefined=4 fpscr=1fe0000a
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    write 4, c1, c1, 2, 0xc00
    tally UNDEFINED
    pl0 vmrs r4, fpexc
    pl0 vmrs r4, fpsid
    pl0 vmrs r4, mvfr0
    pl0 vmsr fpexc, r4
    tally_out
    pl0 vmrs r4, fpscr
    done
