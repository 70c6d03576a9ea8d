@ SPDX-License-Identifier: Apache-2.0
@ title: Breakpoint and watchpoint registers keep what is written, disabled
@ section: ARM ARM C11.11
@ expect: DBGBVR0=40001000 DBGBCR0=1e6 DBGBVR1=40001010 DBGBCR1=1e6 DBGBVR2=40001020 DBGBCR2=1e6
@ expect: DBGBVR3=40001030 DBGBCR3=1e6 DBGBVR4=40001040 DBGBCR4=1e6 DBGBVR5=40001050 DBGBCR5=1e6
@ expect: DBGWVR0=40002000 DBGWCR0=1fe DBGWVR1=40002008 DBGWCR1=1fe DBGWVR2=40002010 DBGWCR2=1fe
@ expect: DBGWVR3=40002018 DBGWCR3=1fe DBGDTRTXext=a5a5a5a5 DBGDEVID2=0 DBGDEVID1=0
@ qemu: wrong: no DBGDTRTXext, and DBGDEVID1 and 2 do not exist, C11.11
.include "guest.inc"
.include "registers.inc"

test:
    mov r4, #0
    mcr p14, 0, r4, c1, c0, 4           @ DBGOSLAR: unlock
    isb
    rw 0, c0, c0, 4, 0x40001000, p14    @ DBGBVR0
    rw 0, c0, c0, 5, 0x1e6, p14    @ DBGBCR0
    rw 0, c0, c1, 4, 0x40001010, p14    @ DBGBVR1
    rw 0, c0, c1, 5, 0x1e6, p14    @ DBGBCR1
    rw 0, c0, c2, 4, 0x40001020, p14    @ DBGBVR2
    rw 0, c0, c2, 5, 0x1e6, p14    @ DBGBCR2
    rw 0, c0, c3, 4, 0x40001030, p14    @ DBGBVR3
    rw 0, c0, c3, 5, 0x1e6, p14    @ DBGBCR3
    rw 0, c0, c4, 4, 0x40001040, p14    @ DBGBVR4
    rw 0, c0, c4, 5, 0x1e6, p14    @ DBGBCR4
    rw 0, c0, c5, 4, 0x40001050, p14    @ DBGBVR5
    rw 0, c0, c5, 5, 0x1e6, p14    @ DBGBCR5
    rw 0, c0, c0, 6, 0x40002000, p14    @ DBGWVR0
    rw 0, c0, c0, 7, 0x1fe, p14    @ DBGWCR0
    rw 0, c0, c1, 6, 0x40002008, p14    @ DBGWVR1
    rw 0, c0, c1, 7, 0x1fe, p14    @ DBGWCR1
    rw 0, c0, c2, 6, 0x40002010, p14    @ DBGWVR2
    rw 0, c0, c2, 7, 0x1fe, p14    @ DBGWCR2
    rw 0, c0, c3, 6, 0x40002018, p14    @ DBGWVR3
    rw 0, c0, c3, 7, 0x1fe, p14    @ DBGWCR3
    rw 0, c0, c3, 2, 0xa5a5a5a5, p14    @ DBGDTRTXext
    ro 0, c7, c0, 7, p14    @ DBGDEVID2
    ro 0, c7, c1, 7, p14    @ DBGDEVID1
    done
