@ SPDX-License-Identifier: Apache-2.0
@ title: TEX, C, B and S without remap, in the 32-bit PAR: every encoding that is not reserved
@ section: ARM ARM B3.8.2
@ expect: t0c0b0s0=90 t0c0b0s1=90 t0c0b1s0=b0 t0c0b1s1=b0 t0c1b0s0=68 t0c1b0s1=e8 t0c1b1s0=7c
@ expect: t0c1b1s1=fc t1c0b0s0=0 t1c0b0s1=80 t1c1b1s0=54 t1c1b1s1=d4 t4c0b0s0=0 t4c0b0s1=80
@ expect: t4c0b1s0=50 t4c0b1s1=d0 t4c1b0s0=60 t4c1b0s1=e0 t4c1b1s0=70 t4c1b1s1=f0 t5c0b0s0=4
@ expect: t5c0b0s1=84 t5c0b1s0=54 t5c0b1s1=d4 t5c1b0s0=64 t5c1b0s1=e4 t5c1b1s0=74 t5c1b1s1=f4
@ expect: t6c0b0s0=8 t6c0b0s1=88 t6c0b1s0=58 t6c0b1s1=d8 t6c1b0s0=68 t6c1b0s1=e8 t6c1b1s0=78
@ expect: t6c1b1s1=f8 t7c0b0s0=c t7c0b0s1=8c t7c0b1s0=5c t7c0b1s1=dc t7c1b0s0=6c t7c1b0s1=ec
@ expect: t7c1b1s0=7c t7c1b1s1=fc
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
    entry32 short_l2, 11, (page_a+0x7e)
    entry32 short_l2, 12, (page_a+0x47e)
    entry32 short_l2, 13, (page_a+0x132)
    entry32 short_l2, 14, (page_a+0x532)
    entry32 short_l2, 15, (page_a+0x136)
    entry32 short_l2, 16, (page_a+0x536)
    entry32 short_l2, 17, (page_a+0x13a)
    entry32 short_l2, 18, (page_a+0x53a)
    entry32 short_l2, 19, (page_a+0x13e)
    entry32 short_l2, 20, (page_a+0x53e)
    entry32 short_l2, 21, (page_a+0x172)
    entry32 short_l2, 22, (page_a+0x572)
    entry32 short_l2, 23, (page_a+0x176)
    entry32 short_l2, 24, (page_a+0x576)
    entry32 short_l2, 25, (page_a+0x17a)
    entry32 short_l2, 26, (page_a+0x57a)
    entry32 short_l2, 27, (page_a+0x17e)
    entry32 short_l2, 28, (page_a+0x57e)
    entry32 short_l2, 29, (page_a+0x1b2)
    entry32 short_l2, 30, (page_a+0x5b2)
    entry32 short_l2, 31, (page_a+0x1b6)
    entry32 short_l2, 32, (page_a+0x5b6)
    entry32 short_l2, 33, (page_a+0x1ba)
    entry32 short_l2, 34, (page_a+0x5ba)
    entry32 short_l2, 35, (page_a+0x1be)
    entry32 short_l2, 36, (page_a+0x5be)
    entry32 short_l2, 37, (page_a+0x1f2)
    entry32 short_l2, 38, (page_a+0x5f2)
    entry32 short_l2, 39, (page_a+0x1f6)
    entry32 short_l2, 40, (page_a+0x5f6)
    entry32 short_l2, 41, (page_a+0x1fa)
    entry32 short_l2, 42, (page_a+0x5fa)
    entry32 short_l2, 43, (page_a+0x1fe)
    entry32 short_l2, 44, (page_a+0x5fe)
    use_short
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
    at_short 0, c8, 4, 0x8000d000
    at_short 0, c8, 4, 0x8000e000
    at_short 0, c8, 4, 0x8000f000
    at_short 0, c8, 4, 0x80010000
    at_short 0, c8, 4, 0x80011000
    at_short 0, c8, 4, 0x80012000
    at_short 0, c8, 4, 0x80013000
    at_short 0, c8, 4, 0x80014000
    at_short 0, c8, 4, 0x80015000
    at_short 0, c8, 4, 0x80016000
    at_short 0, c8, 4, 0x80017000
    at_short 0, c8, 4, 0x80018000
    at_short 0, c8, 4, 0x80019000
    at_short 0, c8, 4, 0x8001a000
    at_short 0, c8, 4, 0x8001b000
    at_short 0, c8, 4, 0x8001c000
    at_short 0, c8, 4, 0x8001d000
    at_short 0, c8, 4, 0x8001e000
    at_short 0, c8, 4, 0x8001f000
    at_short 0, c8, 4, 0x80020000
    at_short 0, c8, 4, 0x80021000
    at_short 0, c8, 4, 0x80022000
    at_short 0, c8, 4, 0x80023000
    at_short 0, c8, 4, 0x80024000
    at_short 0, c8, 4, 0x80025000
    at_short 0, c8, 4, 0x80026000
    at_short 0, c8, 4, 0x80027000
    at_short 0, c8, 4, 0x80028000
    at_short 0, c8, 4, 0x80029000
    at_short 0, c8, 4, 0x8002a000
    at_short 0, c8, 4, 0x8002b000
    at_short 0, c8, 4, 0x8002c000
    done
