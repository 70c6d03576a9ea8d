@ SPDX-License-Identifier: Apache-2.0
@ title: stop: MRS of an SPSR in System mode ends the run
@ section: ARM ARM B9.3.8
@ options: --unpredictable stop
@ status: 66
@ error: (mrs): MRS of an SPSR that is not there
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    sys mrs r4, spsr
    outi 0xbad
    done
