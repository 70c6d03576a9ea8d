@ SPDX-License-Identifier: Apache-2.0
@ title: typical: MRS of a banked register that Supervisor mode may not name
@ section: ARM ARM B9.2.3
@ expect: passed=6
@ options: --unpredictable typical
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally NOT_TRAPPED
    list_banked pl1
    tally_out
    done
