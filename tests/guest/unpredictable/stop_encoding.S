@ SPDX-License-Identifier: Apache-2.0
@ title: stop: the encoding of a load with writeback to its own register ends the run
@ section: ARM ARM A8.8.63
@ options: --unpredictable stop
@ status: 66
@ error: 0xe4911004 (ldr): the encoding
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1 .inst 0xe4911004
    outi 0xbad
    done
