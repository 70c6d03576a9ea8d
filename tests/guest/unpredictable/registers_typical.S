@ SPDX-License-Identifier: Apache-2.0
@ title: typical: writes of read-only registers, reads of operations, no such register
@ section: ARM ARM B3.15.2
@ expect: undefined=7
@ options: --unpredictable typical
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally UNDEFINED
    list_registers pl1
    tally_out
    done
