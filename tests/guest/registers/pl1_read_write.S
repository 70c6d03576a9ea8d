@ SPDX-License-Identifier: Apache-2.0
@ title: Registers of PL1 keep what is written to the bits that they have; operations without effect
@ section: ARM ARM B4.1
@ expect: PAR=12345000 PAR_64=12345000 PAR_64.high=ff NMRR=44e048e0 AMAIR1=0 FCSEIDR=0 TPIDRURO=a5a5a5a5
@ expect: CNTKCTL=3ff TTBR1=40004000 TTBR1.high=a50000 CNTV_CVAL=12345678 CNTV_CVAL.high=9abcdef0 CNTV_TVAL=7f
@ qemu: wrong: FCSEIDR is kept; it is RAZ/WI where the FCSE is not implemented, B4.1.54
.include "guest.inc"
.include "registers.inc"

test:
    rw 0, c7, c4, 0, 0x12345000    @ PAR
    rw64 0, c7, 0x12345000, 0xff    @ PAR_64
    rw 0, c10, c2, 1, 0x44e048e0    @ NMRR
    rw 0, c10, c3, 1, 0xffffffff    @ AMAIR1
    rw 0, c13, c0, 0, 0xfe000000    @ FCSEIDR
    rw 0, c13, c0, 3, 0xa5a5a5a5    @ TPIDRURO
    rw 0, c14, c1, 0, 0x3ff    @ CNTKCTL
    rw64 1, c2, 0x40004000, 0xa50000    @ TTBR1
    rw64 3, c14, 0x12345678, 0x9abcdef0    @ CNTV_CVAL
    set r4, 0x7fffffff
    mcr p15, 0, r4, c14, c3, 0
    mrc p15, 0, r5, c14, c3, 0
    lsr r5, r5, #24
    out r5                              @ CNTV_TVAL counts down from there
    wo 0, c7, c0, 4    @ WFI of ARMv6
    wo 0, c7, c13, 1    @ prefetch of ARMv6
    wo 0, c7, c1, 6    @ BPIALLIS
    done
