@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: MRS of a banked register that Supervisor mode may not name
@ section: ARM ARM B9.2.3
@ expect: undefined=6
@ options: --unpredictable undefined
.include "guest.inc"
.include "traps.inc"
.include "unpredictable.inc"

test:
    unpredictable_setup
    tally UNDEFINED
    list_banked pl1
    tally_out
    done
