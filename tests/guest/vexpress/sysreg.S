@ SPDX-License-Identifier: Apache-2.0
@ title: System registers of the motherboard: identification, LEDs, flags, counters
@ section: DUI 0447 4.2
@ machine: vexpress
@ expect: id=1190f500 sw=0 led=a5 flags=ff flagsclr=c3 nvflags=f0 nvflagsclr=0
@ expect: mci=0 flash=0 cfgsw=0 misc=0 dma=0 procid0=14000237 procid1=ff000000
@ expect: counter.moved=1 hundred.small=1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "vexpress.inc"

test:
    peek_out SYS_ID
    peek_out SYS_SW
    poke 0xa5, SYS_LED
    peek_out SYS_LED
    poke 0x0f, SYS_FLAGS
    poke 0xf0, SYS_FLAGS
    peek_out SYS_FLAGS
    poke 0x3c, SYS_FLAGSCLR
    peek_out SYS_FLAGS
    poke 0xf0, SYS_NVFLAGS
    peek_out SYS_NVFLAGS
    poke 0xff, SYS_NVFLAGSCLR
    peek_out SYS_NVFLAGS
    .irp register, SYS_MCI, SYS_FLASH, SYS_CFGSW, SYS_MISC, SYS_DMA, SYS_PROCID0, SYS_PROCID1
    peek_out \register
    .endr
    peek r4, SYS_24MHZ
    mov r6, #0x8000
moved:
    peek r5, SYS_24MHZ
    subs r6, r6, #1
    beq stuck
    cmp r5, r4
    beq moved
    mov r10, #1
    out r10
stuck:
    peek r4, SYS_100HZ              @ this test ends within ten seconds
    set r5, 1000
    cmp r4, r5
    movlo r10, #1
    movhs r10, #0
    out r10
    done
