@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TIDCP traps the DMA and TCM space of c11, T32
@ section: ARM ARM B1.14.3
@ expect: c0=e002c81 c1=e002c83 c2=e002c85 c3=e002c87 c4=e002c89 c5=e002c8b c6=e002c8d c7=e002c8f
@ expect: c8=e002c91 c15=e002c9f opc1_6=e07acbe failed.passed=b clear.undefined=b
@ qemu: wrong: HCR.TIDCP does nothing there, B1.14.3
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x100000
    list_tidcp_c11 pl1_thumb
    tally NOT_TRAPPED
    list_tidcp_c11 pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally UNDEFINED
    list_tidcp_c11 pl1_thumb
    tally_out
    done
