@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1C of short descriptors: address or fault in the 32-bit PAR
@ section: ARM ARM B3.18.9
@ expect: pl1=0 user.read=1f none=f user.write=1f section=b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+0x45e)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    at 0, c8, 0, 0x80001123
    mrc p15, 0, r2, c7, c4, 0
    set r3, page_a
    bfc r2, #1, #11
    sub r2, r2, r3
    out r2
    at 0, c8, 2, 0x80001123
    out_par
    at 0, c8, 0, 0x80002123
    out_par
    at 0, c8, 3, 0x80001123
    out_par
    at 0, c8, 1, 0x90000000
    out_par
    done
