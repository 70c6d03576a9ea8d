@ SPDX-License-Identifier: Apache-2.0
@ title: SP810: the mode follows, and TimerEn0Sel moves an SP804 from 32.768 kHz to 1 MHz
@ section: DDI 0254 3.3
@ machine: vexpress
@ expect: reset=9 normal=24 sysstat=0 imctrl=8f imstat=1 xtal=7ffff pll=fffffff slow.below=1 fast.above=1
@ expect: id0=10 id1=18 id2=4 id3=0 cell0=d cell1=f0 cell2=5 cell3=b1
@ qemu: wrong: it has no SP810 there
.include "guest.inc"
.include "gic.inc"
.include "vexpress.inc"

    .macro ticks                        @ r7: of the SP804 in 2400 ticks of 24 MHz
    peek r4, SYS_24MHZ
    peek r5, SP804 + 0x04
7:  peek r6, SYS_24MHZ
    sub r6, r6, r4
    set r7, 2400
    cmp r6, r7
    blo 7b
    peek r7, SP804 + 0x04
    sub r7, r5, r7
    .endm

test:
    peek_out SP810
    poke 4, SP810
    peek_out SP810
    poke 0, SP810 + 0x004
    .irp offset, 0x008, 0x00c, 0x010, 0x014
    poke 0xffffffff, SP810 + \offset
    .endr
    .irp offset, 0x004, 0x008, 0x00c, 0x010, 0x014
    peek_out SP810 + \offset
    .endr
    poke 0x82, SP804 + 0x08
    ticks                               @ 3 in 100 us
    mov r10, #0
    cmp r7, #10
    movlo r10, #1
    out r10
    timers_at_1mhz
    ticks                               @ 100
    mov r10, #0
    cmp r7, #90
    movhs r10, #1
    out r10
    identification SP810
    done
