@ SPDX-License-Identifier: Apache-2.0
@ title: typical: SRS to the stack of Hyp, Monitor or no mode
@ section: ARM ARM B9.3.16
@ expect: passed=3
@ options: --unpredictable typical
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally NOT_TRAPPED
    list_srs pl1
    tally_out
    done
