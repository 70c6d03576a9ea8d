@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TIDCP traps the lockdown space of c9
@ section: ARM ARM B1.14.3
@ expect: c0=fe02481 c1=fe02483 c2=fe02485 c5=fe0248b c6=fe0248d c7=fe0248f c8=fe02491
@ expect: opc1_7=fefe481 l2ctlr.w=fe464a0 failed.passed=9 l2ctlr.passed=4a0000ff clear.undefined=8
@ qemu: wrong: HCR.TIDCP does nothing there, B1.14.3
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x100000
    list_tidcp_c9 pl1
    tally NOT_TRAPPED
    list_tidcp_c9 pl1_failed, ne
    tally_out
    hcr 0
    tally UNDEFINED
    list_tidcp_c9 pl1
    tally_out
    done
