@ SPDX-License-Identifier: Apache-2.0
@ title: Registers of Hyp mode keep what is written to the bits that they have
@ section: ARM ARM B4.1
@ expect: VPIDR=a5a5a5a5 VMPIDR=a5a5a5a5 HACTLR=0 HACR=0 HADFSR=0 HAIFSR=0 HSR=a5a5a5a5 HPFAR=fffffff0
@ expect: HMAIR0=44ff4404 HMAIR1=4ff44bb HAMAIR0=0 HAMAIR1=0 HTPIDR=a5a5a5a5 HDCR=f66 VTCR=80003540 CNTHCTL=3
@ expect: HTTBR=40004000 HTTBR.high=0 VTTBR=40008000 VTTBR.high=420000 CNTHP_CVAL=12345678
@ expect: CNTHP_CVAL.high=9abcdef0 CNTHP_TVAL=7f
@ qemu: wrong: bits 3:0 of HPFAR are kept, B4.1.64
.include "guest.inc"
.include "registers.inc"

test:
    rw 4, c0, c0, 0, 0xa5a5a5a5    @ VPIDR
    rw 4, c0, c0, 5, 0xa5a5a5a5    @ VMPIDR
    rw 4, c1, c0, 1, 0xffffffff    @ HACTLR
    rw 4, c1, c1, 7, 0xffffffff    @ HACR
    rw 4, c5, c1, 0, 0xffffffff    @ HADFSR
    rw 4, c5, c1, 1, 0xffffffff    @ HAIFSR
    rw 4, c5, c2, 0, 0xa5a5a5a5    @ HSR
    rw 4, c6, c0, 4, 0xffffffff    @ HPFAR
    rw 4, c10, c2, 0, 0x44ff4404    @ HMAIR0
    rw 4, c10, c2, 1, 0x4ff44bb    @ HMAIR1
    rw 4, c10, c3, 0, 0xffffffff    @ HAMAIR0
    rw 4, c10, c3, 1, 0xffffffff    @ HAMAIR1
    rw 4, c13, c0, 2, 0xa5a5a5a5    @ HTPIDR
    rw 4, c1, c1, 1, 0xf66    @ HDCR
    rw 4, c2, c1, 2, 0x80003540    @ VTCR
    rw 4, c14, c1, 0, 0x3    @ CNTHCTL
    rw64 4, c2, 0x40004000, 0x0    @ HTTBR
    rw64 6, c2, 0x40008000, 0x420000    @ VTTBR
    rw64 6, c14, 0x12345678, 0x9abcdef0    @ CNTHP_CVAL
    set r4, 0x7fffffff
    mcr p15, 4, r4, c14, c2, 0
    mrc p15, 4, r5, c14, c2, 0
    lsr r5, r5, #24
    out r5                              @ CNTHP_TVAL counts down from there
    wo 4, c8, c3, 1    @ TLBIMVAHIS
    wo 4, c8, c3, 4    @ TLBIALLNSNHIS
    done
