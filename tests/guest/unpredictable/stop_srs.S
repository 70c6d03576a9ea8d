@ SPDX-License-Identifier: Apache-2.0
@ title: stop: SRS of Hyp mode ends the run
@ section: ARM ARM B9.3.16
@ options: --unpredictable stop
@ status: 66
@ error: 0xf94d051a (srs): SRS of a mode that may not be named
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1 .inst 0xf94d051a
    outi 0xbad
    done
