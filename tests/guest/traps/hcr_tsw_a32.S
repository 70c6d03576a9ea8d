@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TSW traps maintenance by set and way
@ section: ARM ARM B1.14.4
@ expect: dcisw=fe41cac dccsw=fe41cb4 dccisw=fe41cbc failed.passed=3 clear.passed=3
@ qemu: wrong: no trap of an ARMv7 core, B1.14.4
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x400000
    list_tsw pl1
    tally NOT_TRAPPED
    list_tsw pl1_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tsw pl1
    tally_out
    done
