@ SPDX-License-Identifier: Apache-2.0
@ title: Cache maintenance by MVA whose walk the bus refuses: CM with the status of the level
@ section: ARM ARM B3.12.4
@ expect: dcimvac=10280e dfar=70003004 dccmvac=10280e dfar=70003004 dccmvau=10280e dfar=70003004
@ expect: dccimvac=10280e dfar=70003004 icimvau=10280e dfar=70003004
@ qemu: wrong: no faults of cache maintenance, B3.12.4
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_short
    entry32 short_l1, 0x700, (0x0b000000+S_COARSE)
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x70003004
    access_at (SVC|MASKED), dcimvac
    access_at (SVC|MASKED), dccmvac
    access_at (SVC|MASKED), dccmvau
    access_at (SVC|MASKED), dccimvac
    access_at (SVC|MASKED), icimvau
    done
