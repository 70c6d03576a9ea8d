@ SPDX-License-Identifier: Apache-2.0
@ title: TEX, C and B of sections and large pages, in the 32-bit PAR
@ section: ARM ARM B3.8.2
@ expect: s.t0c0b0=90 l.t0c0b0=90 s.t0c0b1=b0 l.t0c0b1=b0 s.t0c1b0=e8 l.t0c1b0=e8 s.t0c1b1=fc
@ expect: l.t0c1b1=fc s.t1c0b0=80 l.t1c0b0=80 s.t1c1b1=d4 l.t1c1b1=d4 s.t5c1b0=e4 l.t5c1b0=e4
@ expect: s.t6c0b1=d8 l.t6c0b1=d8 s.t7c1b1=fc l.t7c1b1=fc
@ qemu: wrong: no attributes in the 32-bit PAR, B4.1.112
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l1, 0x900, (0x40000000+0x10c02)
    entry32 short_l2, 16, 0x40000431
    entry32 short_l1, 0x901, (0x40000000+0x10c06)
    entry32 short_l2, 32, 0x40000435
    entry32 short_l1, 0x902, (0x40000000+0x10c0a)
    entry32 short_l2, 48, 0x40000439
    entry32 short_l1, 0x903, (0x40000000+0x10c0e)
    entry32 short_l2, 64, 0x4000043d
    entry32 short_l1, 0x904, (0x40000000+0x11c02)
    entry32 short_l2, 80, 0x40001431
    entry32 short_l1, 0x905, (0x40000000+0x11c0e)
    entry32 short_l2, 96, 0x4000143d
    entry32 short_l1, 0x906, (0x40000000+0x15c0a)
    entry32 short_l2, 112, 0x40005439
    entry32 short_l1, 0x907, (0x40000000+0x16c06)
    entry32 short_l2, 128, 0x40006435
    entry32 short_l1, 0x908, (0x40000000+0x17c0e)
    entry32 short_l2, 144, 0x4000743d
    use_short
    at_short 0, c8, 4, 0x90000000
    at_short 0, c8, 4, 0x80010000
    at_short 0, c8, 4, 0x90100000
    at_short 0, c8, 4, 0x80020000
    at_short 0, c8, 4, 0x90200000
    at_short 0, c8, 4, 0x80030000
    at_short 0, c8, 4, 0x90300000
    at_short 0, c8, 4, 0x80040000
    at_short 0, c8, 4, 0x90400000
    at_short 0, c8, 4, 0x80050000
    at_short 0, c8, 4, 0x90500000
    at_short 0, c8, 4, 0x80060000
    at_short 0, c8, 4, 0x90600000
    at_short 0, c8, 4, 0x80070000
    at_short 0, c8, 4, 0x90700000
    at_short 0, c8, 4, 0x80080000
    at_short 0, c8, 4, 0x90800000
    at_short 0, c8, 4, 0x80090000
    done
