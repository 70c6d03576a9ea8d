@ SPDX-License-Identifier: Apache-2.0
@ title: PL180: an empty slot: a command without response is sent, one with a response times out
@ section: DDI 0172 3.3
@ machine: vexpress
@ expect: power=bf clock=ff argument=1aa sent=80 cleared=0 timeout=4 command=48 respcmd=0
@ expect: response0=0 response1=0 response2=0 response3=0
@ expect: datatimer=1234 length=200 datacnt=0 fifocnt=0 mask0=4 mask1=8 pending=200
@ expect: id0=81 id1=11 id2=4 id3=0 cell0=d cell1=f0 cell2=5 cell3=b1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "vexpress.inc"

    .macro status                       @ of the command path
    peek r4, MMCI + 0x34
    and r4, r4, #0xff
    out r4
    .endm

test:
    poke 0xbf, MMCI
    peek_out MMCI
    poke 0xff, MMCI + 0x04
    peek_out MMCI + 0x04
    poke 0x1aa, MMCI + 0x08
    peek_out MMCI + 0x08
    poke 0x400, MMCI + 0x0c         @ CMD0
    status
    poke 0x7ff, MMCI + 0x38
    status
    poke 0x448, MMCI + 0x0c         @ CMD8, short response
    status
    .irp offset, 0x0c, 0x10, 0x14, 0x18, 0x1c, 0x20
    peek_out MMCI + \offset
    .endr
    poke 0x1234, MMCI + 0x24
    peek_out MMCI + 0x24
    poke 0x200, MMCI + 0x28
    peek_out MMCI + 0x28
    peek r4, MMCI + 0x2c
    peek_out MMCI + 0x30
    peek_out MMCI + 0x48
    poke 4, MMCI + 0x3c
    peek_out MMCI + 0x3c
    poke 8, MMCI + 0x40
    peek_out MMCI + 0x40
    peek r4, GICD_ISPENDR + 4       @ ID 41, not 42
    and r4, r4, #0x600
    out r4
    peek r4, MMCI + 0x80
    identification MMCI
    done
