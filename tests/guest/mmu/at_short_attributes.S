@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1CPR: memory attributes in the 32-bit PAR
@ section: ARM ARM B4.1.112
@ expect: wbwa=d4 device=b0 so=90 nc=0
@ qemu: wrong: no attributes in the 32-bit PAR, B4.1.112
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    entry32 short_l2, 2, (page_a+0x36)
    entry32 short_l2, 3, (page_a+0x32)
    entry32 short_l2, 4, (page_a+0x7e-0xc)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp va, 0x80001000, 0x80002000, 0x80003000, 0x80004000
    at 0, c8, 0, \va
    mrc p15, 0, r2, c7, c4, 0
    and r2, r2, #0xfe
    out r2
    .endr
    done
