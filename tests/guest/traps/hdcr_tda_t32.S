@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDA traps the debug registers, T32
@ section: ARM ARM B1.14.15
@ expect: didr=16000081 dscrint=16000083 dtrrxint=1600008b dtrtxint=160000aa dtrrxext=16040081
@ expect: dscrext=16040085 dtrtxext=16040087 wfar=1600008d vcr.r=1600008f vcr.w=160000ae
@ expect: claimset=160c1c91 claimclr=160c1cb2 authstatus=160c1c9d devid=160e1c85 failed.passed=e
@ expect: clear.passed=e
@ qemu: wrong: it has only some of these registers, C11.11
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0xe06
    list_tda pl1_thumb
    tally NOT_TRAPPED
    list_tda pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tda pl1_thumb
    tally_out
    done
