@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID0 traps JIDR
@ section: ARM ARM B1.14.2
@ expect: jidr=17e1c081 failed.passed=1 clear.passed=1
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x8000
    list_tid0 pl1
    tally NOT_TRAPPED
    list_tid0 pl1_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tid0 pl1
    tally_out
    done
