@ SPDX-License-Identifier: Apache-2.0
@ title: stop: a branch to bits<1:0> = 10 ends the run
@ section: ARM ARM A2.3.1
@ options: --unpredictable stop
@ status: 66
@ error: a branch to A32 state: bits<1:0> of the address are 10
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1 bx r7
    outi 0xbad
    done
