@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.TRE: PRRR and NMRR over TEX[0], C, B and S, in the 32-bit PAR
@ section: ARM ARM B3.8.3
@ expect: k0.n0s0=90 k0.n0s1=90 k0.n1s0=0 k0.n1s1=80 k0.n2s0=68 k0.n2s1=e8 k0.n3s0=7c k0.n3s1=fc
@ expect: k0.n4s1=b0 k0.n5s0=90 k0.n5s1=90 k0.n7s0=54 k0.n7s1=d4 k1.n0s0=90 k1.n0s1=90 k1.n1s0=0
@ expect: k1.n1s1=480 k1.n2s0=68 k1.n2s1=4e8 k1.n3s0=7c k1.n3s1=4fc k1.n4s1=b0 k1.n5s0=90 k1.n5s1=90
@ expect: k1.n7s0=54 k1.n7s1=4d4 k2.n0s0=fc k2.n0s1=7c k2.n1s0=e8 k2.n1s1=68 k2.n2s0=d4 k2.n2s1=54
@ expect: k2.n3s0=80 k2.n3s1=0 k2.n4s0=80 k2.n4s1=0 k2.n5s0=d4 k2.n5s1=54 k2.n7s0=fc k2.n7s1=7c
@ expect: k3.n0s0=480 k3.n0s1=0 k3.n1s0=4d4 k3.n1s1=54 k3.n2s0=4e8 k3.n2s1=68 k3.n3s0=4fc k3.n3s1=7c
@ expect: k3.n4s0=4fc k3.n4s1=7c k3.n5s0=4e8 k3.n5s1=68 k3.n7s0=480 k3.n7s1=0 k4.n0s0=ec k4.n0s1=6c
@ expect: k4.n1s0=4ec k4.n1s1=6c k4.n2s0=ec k4.n2s1=6c k4.n3s0=4ec k4.n3s1=6c k4.n4s0=4d0 k4.n4s1=50
@ expect: k4.n5s0=d0 k4.n5s1=50 k4.n7s0=d0 k4.n7s1=50
@ qemu: wrong: no attributes in the 32-bit PAR, B4.1.112
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+0x32)
    entry32 short_l2, 2, (page_a+0x432)
    entry32 short_l2, 3, (page_a+0x36)
    entry32 short_l2, 4, (page_a+0x436)
    entry32 short_l2, 5, (page_a+0x3a)
    entry32 short_l2, 6, (page_a+0x43a)
    entry32 short_l2, 7, (page_a+0x3e)
    entry32 short_l2, 8, (page_a+0x43e)
    entry32 short_l2, 9, (page_a+0x72)
    entry32 short_l2, 10, (page_a+0x472)
    entry32 short_l2, 11, (page_a+0x76)
    entry32 short_l2, 12, (page_a+0x476)
    entry32 short_l2, 15, (page_a+0x7e)
    entry32 short_l2, 16, (page_a+0x47e)
    use_short
    sctlr_set 0x10000000
    write 0, c10, c2, 0, 0xa81a8
    write 0, c10, c2, 1, 0x44e048e0
    tlbiallnsnh
    at_short 0, c8, 4, 0x80001000
    at_short 0, c8, 4, 0x80002000
    at_short 0, c8, 4, 0x80003000
    at_short 0, c8, 4, 0x80004000
    at_short 0, c8, 4, 0x80005000
    at_short 0, c8, 4, 0x80006000
    at_short 0, c8, 4, 0x80007000
    at_short 0, c8, 4, 0x80008000
    at_short 0, c8, 4, 0x8000a000
    at_short 0, c8, 4, 0x8000b000
    at_short 0, c8, 4, 0x8000c000
    at_short 0, c8, 4, 0x8000f000
    at_short 0, c8, 4, 0x80010000
    write 0, c10, c2, 0, 0xff0a81a8
    write 0, c10, c2, 1, 0x44e048e0
    tlbiallnsnh
    at_short 0, c8, 4, 0x80001000
    at_short 0, c8, 4, 0x80002000
    at_short 0, c8, 4, 0x80003000
    at_short 0, c8, 4, 0x80004000
    at_short 0, c8, 4, 0x80005000
    at_short 0, c8, 4, 0x80006000
    at_short 0, c8, 4, 0x80007000
    at_short 0, c8, 4, 0x80008000
    at_short 0, c8, 4, 0x8000a000
    at_short 0, c8, 4, 0x8000b000
    at_short 0, c8, 4, 0x8000c000
    at_short 0, c8, 4, 0x8000f000
    at_short 0, c8, 4, 0x80010000
    write 0, c10, c2, 0, 0x6aaaa
    write 0, c10, c2, 1, 0xe41be41b
    tlbiallnsnh
    at_short 0, c8, 4, 0x80001000
    at_short 0, c8, 4, 0x80002000
    at_short 0, c8, 4, 0x80003000
    at_short 0, c8, 4, 0x80004000
    at_short 0, c8, 4, 0x80005000
    at_short 0, c8, 4, 0x80006000
    at_short 0, c8, 4, 0x80007000
    at_short 0, c8, 4, 0x80008000
    at_short 0, c8, 4, 0x80009000
    at_short 0, c8, 4, 0x8000a000
    at_short 0, c8, 4, 0x8000b000
    at_short 0, c8, 4, 0x8000c000
    at_short 0, c8, 4, 0x8000f000
    at_short 0, c8, 4, 0x80010000
    write 0, c10, c2, 0, 0xff04aaaa
    write 0, c10, c2, 1, 0x1be41be4
    tlbiallnsnh
    at_short 0, c8, 4, 0x80001000
    at_short 0, c8, 4, 0x80002000
    at_short 0, c8, 4, 0x80003000
    at_short 0, c8, 4, 0x80004000
    at_short 0, c8, 4, 0x80005000
    at_short 0, c8, 4, 0x80006000
    at_short 0, c8, 4, 0x80007000
    at_short 0, c8, 4, 0x80008000
    at_short 0, c8, 4, 0x80009000
    at_short 0, c8, 4, 0x8000a000
    at_short 0, c8, 4, 0x8000b000
    at_short 0, c8, 4, 0x8000c000
    at_short 0, c8, 4, 0x8000f000
    at_short 0, c8, 4, 0x80010000
    write 0, c10, c2, 0, 0x5a04aaaa
    write 0, c10, c2, 1, 0xff55aa
    tlbiallnsnh
    at_short 0, c8, 4, 0x80001000
    at_short 0, c8, 4, 0x80002000
    at_short 0, c8, 4, 0x80003000
    at_short 0, c8, 4, 0x80004000
    at_short 0, c8, 4, 0x80005000
    at_short 0, c8, 4, 0x80006000
    at_short 0, c8, 4, 0x80007000
    at_short 0, c8, 4, 0x80008000
    at_short 0, c8, 4, 0x80009000
    at_short 0, c8, 4, 0x8000a000
    at_short 0, c8, 4, 0x8000b000
    at_short 0, c8, 4, 0x8000c000
    at_short 0, c8, 4, 0x8000f000
    at_short 0, c8, 4, 0x80010000
    done
