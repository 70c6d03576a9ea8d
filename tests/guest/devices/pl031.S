@ SPDX-License-Identifier: Apache-2.0
@ title: PL031: load, match interrupt, mask and clear, identification
@ section: DDI 0224 3.3
@ expect: cr=1 imsc=0 lr=1000 dr.moved=0 mr=2000 ris=0
@ expect: match.ris=1 masked=0 imsc=1 mis=1 cleared=0
@ expect: id0=31 id1=10 id2=14 id3=0 cell0=d cell1=f0 cell2=5 cell3=b1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
    .equ RTC, 0x09010000

test:
    peek_out RTC + 0x00c
    peek_out RTC + 0x010
    poke 0x1000, RTC + 0x008
    peek_out RTC + 0x008
    peek r4, RTC
    sub r4, r4, #0x1000
    lsr r4, r4, #4                  @ within 16 seconds
    out r4
    poke 0x2000, RTC + 0x004
    peek_out RTC + 0x004
    peek_out RTC + 0x014
    peek r4, RTC                    @ the match of this very second
    set r12, RTC + 0x004
    str r4, [r12]
    peek_out RTC + 0x014
    peek_out RTC + 0x018
    poke 1, RTC + 0x010
    peek_out RTC + 0x010
    peek_out RTC + 0x018
    poke 1, RTC + 0x01c
    peek_out RTC + 0x014
    .irp offset, 0xfe0, 0xfe4, 0xfe8, 0xfec, 0xff0, 0xff4, 0xff8, 0xffc
    peek_out RTC + \offset
    .endr
    done
