@ SPDX-License-Identifier: Apache-2.0
@ title: stop: a write of MIDR ends the run
@ section: ARM ARM B3.15.2
@ options: --unpredictable stop
@ status: 66
@ error: 0xee005f10 (mcr): a write of a read-only register
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1 mcr p15, 0, r5, c0, c0, 0
    outi 0xbad
    done
