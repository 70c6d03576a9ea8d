@ SPDX-License-Identifier: Apache-2.0
@ title: typical: what needs an SPSR, or user registers, in System mode
@ section: ARM ARM B9.3.3
@ expect: passed=6
@ options: --unpredictable typical
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally NOT_TRAPPED
    list_in_system sys
    tally_out
    done
