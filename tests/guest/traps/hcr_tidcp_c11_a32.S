@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TIDCP traps the DMA and TCM space of c11
@ section: ARM ARM B1.14.3
@ expect: c0=fe02c81 c1=fe02c83 c2=fe02c85 c3=fe02c87 c4=fe02c89 c5=fe02c8b c6=fe02c8d c7=fe02c8f
@ expect: c8=fe02c91 c15=fe02c9f opc1_6=fe7acbe failed.passed=b clear.undefined=b
@ qemu: wrong: HCR.TIDCP does nothing there, B1.14.3
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x100000
    list_tidcp_c11 pl1
    tally NOT_TRAPPED
    list_tidcp_c11 pl1_failed, ne
    tally_out
    hcr 0
    tally UNDEFINED
    list_tidcp_c11 pl1
    tally_out
    done
