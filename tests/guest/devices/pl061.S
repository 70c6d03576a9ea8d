@ SPDX-License-Identifier: Apache-2.0
@ title: PL061: masked data, direction, edge interrupts of outputs' own pins, identification
@ section: DDI 0190 3.3
@ expect: dir=0 is=0 ie=0 afsel=0 dir.set=f0 data.masked=50 data.all=50
@ expect: is.set=3 ibe.set=c iev.set=30 ie.set=0 afsel.set=0 ris=0 mis=0
@ expect: id0=61 id1=10 id2=4 id3=0 cell0=d cell1=f0 cell2=5 cell3=b1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
    .equ GPIO, 0x09030000

test:
    peek_out GPIO + 0x400
    peek_out GPIO + 0x404
    peek_out GPIO + 0x410
    peek_out GPIO + 0x420
    poke 0xf0, GPIO + 0x400
    peek_out GPIO + 0x400
    poke 0x5f, GPIO + 0x3c0         @ bits 9:2 of the address: only pins 7-4
    peek_out GPIO + 0x3c0
    peek_out GPIO + 0x3fc
    poke 0x03, GPIO + 0x404
    peek_out GPIO + 0x404
    poke 0x0c, GPIO + 0x408
    peek_out GPIO + 0x408
    poke 0x30, GPIO + 0x40c
    peek_out GPIO + 0x40c
    poke 0, GPIO + 0x410
    peek_out GPIO + 0x410
    poke 0, GPIO + 0x420
    peek_out GPIO + 0x420
    poke 0xff, GPIO + 0x41c
    poke 0, GPIO + 0x404
    poke 0xff, GPIO + 0x41c
    peek_out GPIO + 0x414
    peek_out GPIO + 0x418
    .irp offset, 0xfe0, 0xfe4, 0xfe8, 0xfec, 0xff0, 0xff4, 0xff8, 0xffc
    peek_out GPIO + \offset
    .endr
    done
