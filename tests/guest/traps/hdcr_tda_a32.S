@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDA traps the debug registers
@ section: ARM ARM B1.14.15
@ expect: didr=17e00081 dscrint=17e00083 dtrrxint=17e0008b dtrtxint=17e000aa dtrrxext=17e40081
@ expect: dscrext=17e40085 dtrtxext=17e40087 wfar=17e0008d vcr.r=17e0008f vcr.w=17e000ae
@ expect: claimset=17ec1c91 claimclr=17ec1cb2 authstatus=17ec1c9d devid=17ee1c85 failed.passed=e
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
    list_tda pl1
    tally NOT_TRAPPED
    list_tda pl1_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tda pl1
    tally_out
    done
