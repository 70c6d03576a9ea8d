@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TPC traps data cache maintenance to the point of coherency, T32
@ section: ARM ARM B1.14.4
@ expect: dcimvac=e021cac dccmvac=e021cb4 dccimvac=e021cbc failed.passed=3 clear.passed=3
@ qemu: wrong: no trap of an ARMv7 core, B1.14.4
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x800000
    list_tpc pl1_thumb
    tally NOT_TRAPPED
    list_tpc pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tpc pl1_thumb
    tally_out
    done
