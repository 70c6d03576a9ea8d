@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: what needs an SPSR, or user registers, in System mode
@ section: ARM ARM B9.3.3
@ expect: undefined=6
@ options: --unpredictable undefined
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally UNDEFINED
    list_in_system sys
    tally_out
    done
