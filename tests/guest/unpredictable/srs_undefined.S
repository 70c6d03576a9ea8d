@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: SRS to the stack of Hyp, Monitor or no mode
@ section: ARM ARM B9.3.16
@ expect: undefined=3
@ options: --unpredictable undefined
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally UNDEFINED
    list_srs pl1
    tally_out
    done
