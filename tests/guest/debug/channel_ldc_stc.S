@ SPDX-License-Identifier: Apache-2.0
@ title: LDC writes DBGDTRTXint, STC reads DBGDTRRXint; RXfull stays when the store aborts
@ section: ARM ARM C11.11.25 to C11.11.29
@ expect: tx=1234 full=1 rx=5678 empty=0 moved=4 load=110 wnr=40 kept=1
@ qemu: wrong: it has no LDC and STC, C11.11.27
.include "guest.inc"
.include "debug.inc"

    .macro rx_full                      @ DBGDSCR.RXfull: written while the OS Lock is set
    os_lock 0xc5acce55
    mcr14 c0, c2, 2, 0x40000000
    os_lock 0
    .endm
    .macro out_rxfull
    mrc p14, 0, r4, c0, c1, 0
    ubfx r10, r4, #30, #1
    out r10
    .endm
test:
    os_lock 0
    set r1, buffer
    set r0, 0x1234
    str r0, [r1]
    ldc p14, c5, [r1], #4               @ to DBGDTRTXint
    out14 c0, c3, 2                     @ DBGDTRTXext
    mrc p14, 0, r4, c0, c1, 0
    ubfx r10, r4, #29, #1
    out r10
    mcr14 c0, c0, 2, 0x5678             @ DBGDTRRXext
    rx_full
    stc p14, c5, [r1]                   @ of DBGDTRRXint
    ldr r10, [r1]
    out r10
    out_rxfull
    set r0, buffer
    sub r10, r1, r0
    out r10
    rx_full
    set r1, buffer+2                    @ an Alignment fault
    catch 1f
    ldc p14, c5, [r1]
1:  out_vector
    catch 2f
    stc p14, c5, [r1]
2:  mrc p15, 4, r4, c5, c2, 0           @ HSR.WnR
    and r10, r4, #0x40
    out r10
    out_rxfull                          @ the word that was not stored is still there
    done

    .data
    .balign 64
buffer: .space 64
