@ SPDX-License-Identifier: Apache-2.0
@ title: PL011: reset values, what can be written, transmit interrupt, identification
@ section: DDI 0183 3.3
@ expect: fr=90 cr=300 ifls=12 imsc=0 ris=0
@ expect: ilpr=a5 ibrd=1234 fbrd=3f lcr_h=70 cr=301 ifls=24 dmacr=0 rsr=0
@ expect: tx.ris=20 tx.masked=0 tx.mis=20 tx.cleared=0
@ expect: id0=11 id1=10 id2=14 id3=0 cell0=d cell1=f0 cell2=5 cell3=b1
@ qemu: wrong: the bits that UARTILPR, UARTIBRD and UARTFBRD do not have are kept, DDI 0183 3.3.4-3.3.6
.include "guest.inc"
.include "gic.inc"
    .equ DR, UART
    .equ RSR, UART + 0x04
    .equ FR, UART + 0x18
    .equ ILPR, UART + 0x20
    .equ IBRD, UART + 0x24
    .equ FBRD, UART + 0x28
    .equ LCR_H, UART + 0x2c
    .equ CR, UART + 0x30
    .equ IFLS, UART + 0x34
    .equ IMSC, UART + 0x38
    .equ RIS, UART + 0x3c
    .equ MIS, UART + 0x40
    .equ ICR, UART + 0x44
    .equ DMACR, UART + 0x48

test:
    peek_out FR
    peek_out CR
    peek_out IFLS
    peek_out IMSC
    peek_out RIS
    poke 0x1a5, ILPR
    peek_out ILPR
    poke 0xffff1234, IBRD
    peek_out IBRD
    poke 0xff, FBRD
    peek_out FBRD
    poke 0x70, LCR_H
    peek_out LCR_H
    poke 0x301, CR
    peek_out CR
    poke 0x24, IFLS
    peek_out IFLS
    poke 0, DMACR
    peek_out DMACR
    poke 0, RSR
    peek_out RSR
    poke 0x0a, DR
    mov r5, #0
sent:                               @ the transmit interrupt comes as the FIFO drains
    peek r4, RIS
    tst r4, #0x20
    addeq r5, r5, #1
    cmp r5, #0x10000
    blo again
    b waited
again:
    tst r4, #0x20
    beq sent
waited:
    out r4
    peek_out MIS
    poke 0x20, IMSC
    peek_out MIS
    poke 0x7ff, ICR
    peek_out RIS
    .irp offset, 0xfe0, 0xfe4, 0xfe8, 0xfec, 0xff0, 0xff4, 0xff8, 0xffc
    peek_out UART + \offset
    .endr
    poke 0, IMSC
    done
