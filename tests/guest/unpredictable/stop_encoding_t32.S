@ SPDX-License-Identifier: Apache-2.0
@ title: stop: the encoding of a 32-bit Thumb load ends the run
@ section: ARM ARM A8.8.62
@ options: --unpredictable stop
@ status: 66
@ error: 0xf8511b04 (ldr): the encoding
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1_thumb .inst.w 0xf8511b04
    outi 0xbad
    done
