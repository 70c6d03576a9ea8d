@ SPDX-License-Identifier: Apache-2.0
@ title: The debug communication channel: TXfull and RXfull follow its two words
@ section: ARM ARM C11.11.20, C11.11.25 to C11.11.27
@ expect: tx=1234 full=1 rx=5678 empty=0
@ qemu: wrong: the channel is not implemented
.include "guest.inc"
.include "debug.inc"

test:
    os_lock 0
    mcr14 c0, c5, 0, 0x1234             @ DBGDTRTXint
    out14 c0, c3, 2                     @ DBGDTRTXext
    mrc p14, 0, r4, c0, c1, 0
    ubfx r10, r4, #29, #1
    out r10
    mcr14 c0, c0, 2, 0x5678             @ DBGDTRRXext
    out14 c0, c5, 0
    mrc p14, 0, r4, c0, c1, 0
    ubfx r10, r4, #30, #1
    out r10
    done
