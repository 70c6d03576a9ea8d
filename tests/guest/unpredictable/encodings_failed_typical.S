@ SPDX-License-Identifier: Apache-2.0
@ title: typical: an encoding that fails its condition is not executed
@ section: ARM ARM A8.3
@ expect: passed=2
@ options: --unpredictable typical
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally NOT_TRAPPED
    list_encodings_failed pl1_failed
    tally_out
    done
