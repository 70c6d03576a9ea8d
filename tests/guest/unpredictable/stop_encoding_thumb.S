@ SPDX-License-Identifier: Apache-2.0
@ title: stop: the encoding of a CPS in Thumb state ends the run
@ section: ARM ARM B9.3.1
@ options: --unpredictable stop
@ status: 66
@ error: 0xb660 (cps): the encoding
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1_thumb .inst.n 0xb660
    outi 0xbad
    done
