@ SPDX-License-Identifier: Apache-2.0
@ title: Flash stands at 0, too; three static memories; what is absent reads as zero
@ section: DUI 0447 4.1, DUI 0604 3.2
@ machine: vexpress
@ expect: query=510051 query.at.0=510051 array=0 bank2=510051
@ expect: sram=11111111 sram.end=22222222 vram=33333333 tile=44444444
@ expect: usb=0 hdlcd=0 pl341=0 pl330=0 pl354=0 cbar=2c000000 cntfrq=3b9aca0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
    .equ FLASH0, 0x08000000
    .equ FLASH1, 0x0c000000

    .macro keeps value, address
    poke \value, \address
    peek_out \address
    .endm

test:
    poke 0x00980098, FLASH0 + 0x154
    peek_out FLASH0 + 0x40
    peek_out 0x40
    poke 0x00ff00ff, 0
    peek_out FLASH0 + 0x40
    poke 0x00980098, FLASH1 + 0x154
    peek_out FLASH1 + 0x40
    poke 0x00ff00ff, FLASH1
    keeps 0x11111111, 0x14000000
    keeps 0x22222222, 0x15fffffc
    keeps 0x33333333, 0x187ffffc
    keeps 0x44444444, 0x2e00fffc
    peek_out 0x1b000000
    .irp base, 0x2b000000, 0x2b0a0000, 0x7ffb0000, 0x7ffd0000
    peek_out \base + 0xfe0
    .endr
    mrc p15, 4, r4, c15, c0, 0
    out r4
    mrc p15, 0, r4, c14, c0, 0
    out r4
    done
