@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: an encoding
@ section: ARM ARM A8.3
@ expect: undefined=4
@ options: --unpredictable undefined
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally UNDEFINED
    list_encodings pl1
    tally_out
    done
