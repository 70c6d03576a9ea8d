@ SPDX-License-Identifier: Apache-2.0
@ title: stop: a reserved mode ends the run
@ section: ARM ARM B1.3.3
@ options: --unpredictable stop
@ status: 66
@ error: 0xf1020015 (cps): a CPSR mode that cannot be entered from here
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1 .inst 0xf1020015
    outi 0xbad
    done
