@ SPDX-License-Identifier: Apache-2.0
@ title: stop: MRS of the own mode's banked SPSR ends the run
@ section: ARM ARM B9.2.3
@ options: --unpredictable stop
@ status: 66
@ error: (mrs): MRS of a banked register
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1 mrs r4, spsr_svc
    outi 0xbad
    done
