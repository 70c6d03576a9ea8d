@ SPDX-License-Identifier: Apache-2.0
@ title: typical: LDRT, STRT and its own banked registers in Hyp mode
@ section: ARM ARM A8.8.92, B9.2.3
@ expect: passed=4
@ options: --unpredictable typical
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally NOT_TRAPPED
    list_in_hyp in_hyp
    tally_out
    done
