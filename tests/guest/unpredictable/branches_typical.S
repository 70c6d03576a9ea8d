@ SPDX-License-Identifier: Apache-2.0
@ title: typical: a branch to A32 state with bits<1:0> of the address 10
@ section: ARM ARM A2.3.1
@ expect: passed=3
@ options: --unpredictable typical
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally NOT_TRAPPED
    list_branches pl1
    tally_out
    done
