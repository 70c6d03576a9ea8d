@ SPDX-License-Identifier: Apache-2.0
@ title: SDER and MVBAR keep what is written to the bits that they have
@ section: ARM ARM B4.1.109, B4.1.130
@ machine: secure
@ expect: SDER=3 MVBAR=a5a5a5a0
@ qemu: wrong: SDER keeps bits that it does not have, B4.1.130
.include "guest.inc"
.include "registers.inc"

test:
    rw 0, c1, c1, 1, 0xffffffff    @ SDER
    rw 0, c12, c0, 1, 0xa5a5a5bf    @ MVBAR
    done
