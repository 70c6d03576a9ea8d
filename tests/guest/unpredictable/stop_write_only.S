@ SPDX-License-Identifier: Apache-2.0
@ title: stop: a read of ICIALLU ends the run
@ section: ARM ARM B3.15.2
@ options: --unpredictable stop
@ status: 66
@ error: 0xee174f15 (mrc): a read of a write-only register
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1 mrc p15, 0, r4, c7, c5, 0
    outi 0xbad
    done
