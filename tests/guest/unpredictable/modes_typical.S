@ SPDX-License-Identifier: Apache-2.0
@ title: typical: a CPSR mode that is reserved or cannot be entered
@ section: ARM ARM B1.3.3
@ expect: passed=4
@ options: --unpredictable typical
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally NOT_TRAPPED
    list_modes pl1
    tally_out
    done
