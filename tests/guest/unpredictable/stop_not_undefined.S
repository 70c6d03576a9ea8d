@ SPDX-License-Identifier: Apache-2.0
@ title: stop: what is UNDEFINED goes on as that
@ section: ARM ARM B3.15.2
@ expect: undefined=6
@ options: --unpredictable stop
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally UNDEFINED
    pl1 .inst 0xe7f000f0
    pl1 mrc p15, 0, r4, c4, c0, 0
    pl1 mcr p15, 0, r5, c1, c1, 0
    pl1 mrc p15, 4, r4, c1, c1, 0
    pl0 mrc p15, 0, r4, c1, c0, 0
    pl0 mcr p15, 0, r5, c0, c0, 0
    tally_out
    done
