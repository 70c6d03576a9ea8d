@ SPDX-License-Identifier: Apache-2.0
@ title: stop: the line names the core, the address, the word, the instruction and the reason
@ section: ARM ARM A8.8.63
@ options: --unpredictable stop
@ status: 66
@ error: core 0: UNPREDICTABLE at 0x40020004, 0xe4911004 (ldr): the encoding
.include "guest.inc"

test:
    b 1f
    .org 0x10000
1:  mov r1, #0
    .inst 0xe4911004
    outi 0xbad
    done
