@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: a CPSR mode that is reserved or cannot be entered
@ section: ARM ARM B1.3.3
@ expect: undefined=4
@ options: --unpredictable undefined
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally UNDEFINED
    list_modes pl1
    tally_out
    done
