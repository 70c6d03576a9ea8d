@ SPDX-License-Identifier: Apache-2.0
@ title: stop: LDRT in Hyp mode ends the run
@ section: ARM ARM A8.8.92
@ options: --unpredictable stop
@ status: 66
@ error: (ldrt): unprivileged access in Hyp mode
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    in_hyp ldrt r4, [r1]
    outi 0xbad
    done
