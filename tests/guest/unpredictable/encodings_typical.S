@ SPDX-License-Identifier: Apache-2.0
@ title: typical: an encoding
@ section: ARM ARM A8.3
@ expect: passed=4
@ options: --unpredictable typical
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally NOT_TRAPPED
    list_encodings pl1
    tally_out
    done
