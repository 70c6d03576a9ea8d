@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: LDRT, STRT and its own banked registers in Hyp mode
@ section: ARM ARM A8.8.92, B9.2.3
@ expect: undefined=4
@ options: --unpredictable undefined
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally 0
    list_in_hyp in_hyp
    tally_out
    done
