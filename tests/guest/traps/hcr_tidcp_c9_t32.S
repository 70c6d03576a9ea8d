@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TIDCP traps the lockdown space of c9, T32
@ section: ARM ARM B1.14.3
@ expect: c0=e002481 c1=e002483 c2=e002485 c5=e00248b c6=e00248d c7=e00248f c8=e002491
@ expect: opc1_7=e0fe481 l2ctlr.w=e0464a0 failed.passed=9 l2ctlr.passed=4a0000ff clear.undefined=8
@ qemu: wrong: HCR.TIDCP does nothing there, B1.14.3
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x100000
    list_tidcp_c9 pl1_thumb
    tally NOT_TRAPPED
    list_tidcp_c9 pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally UNDEFINED
    list_tidcp_c9 pl1_thumb
    tally_out
    done
