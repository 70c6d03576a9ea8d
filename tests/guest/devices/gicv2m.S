@ SPDX-License-Identifier: Apache-2.0
@ title: GICv2m: the frame's SPIs, and a message that makes one of them pending
@ section: DEN 0029 appendix E
@ expect: typer=500040 pending=10000 none=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
    .equ V2M, 0x08020000

test:
    peek_out V2M + 0x008            @ 64 SPIs from ID 80
    poke 0xffffffff, GICD + 0xc14   @ IDs 80-95 are edge-triggered
    poke 80, V2M + 0x040
    peek_out GICD + 0x208
    poke 0x10000, GICD + 0x288
    peek_out GICD + 0x208
    peek r4, V2M + 0xfcc
    done
