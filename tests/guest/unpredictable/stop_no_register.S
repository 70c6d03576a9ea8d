@ SPDX-License-Identifier: Apache-2.0
@ title: stop: an encoding of CP15 without a register ends the run
@ section: ARM ARM B3.15.2
@ options: --unpredictable stop
@ status: 66
@ error: (mrc): no register has this encoding
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1 mrc p15, 0, r4, c3, c5, 5
    outi 0xbad
    done
