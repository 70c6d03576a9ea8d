@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TIDCP traps the lockdown space of c10, T32
@ section: ARM ARM B1.14.3
@ expect: c0=e002881 c1=e002883 c4=e002889 c8=e002891 opc1_3=e0ae8a2 failed.passed=5
@ expect: clear.undefined=5
@ qemu: wrong: HCR.TIDCP does nothing there, B1.14.3
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x100000
    list_tidcp_c10 pl1_thumb
    tally NOT_TRAPPED
    list_tidcp_c10 pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally UNDEFINED
    list_tidcp_c10 pl1_thumb
    tally_out
    done
