@ SPDX-License-Identifier: Apache-2.0
@ title: stop: MRC of CP15 to APSR_nzcv ends the run
@ section: ARM ARM B3.15.2
@ options: --unpredictable stop
@ status: 66
@ error: (mrc): MRC of CP15 to APSR_nzcv
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    pl1 mrc p15, 0, apsr_nzcv, c0, c0, 0
    outi 0xbad
    done
