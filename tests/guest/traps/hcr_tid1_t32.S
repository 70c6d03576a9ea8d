@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID1 traps TCMTR, TLBTR, REVIDR and AIDR, T32
@ section: ARM ARM B1.14.2
@ expect: tcmtr=e040081 tlbtr=e060081 revidr=e0c0081 aidr=e0e4081 failed.passed=4 clear.passed=4
@ qemu: wrong: no trap of an ARMv7 core, B1.14.2
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x10000
    list_tid1 pl1_thumb
    tally NOT_TRAPPED
    list_tid1 pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tid1 pl1_thumb
    tally_out
    done
