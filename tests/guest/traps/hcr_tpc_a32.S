@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TPC traps data cache maintenance to the point of coherency
@ section: ARM ARM B1.14.4
@ expect: dcimvac=fe21cac dccmvac=fe21cb4 dccimvac=fe21cbc failed.passed=3 clear.passed=3
@ qemu: wrong: no trap of an ARMv7 core, B1.14.4
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x800000
    list_tpc pl1
    tally NOT_TRAPPED
    list_tpc pl1_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tpc pl1
    tally_out
    done
