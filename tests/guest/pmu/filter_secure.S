@ SPDX-License-Identifier: Apache-2.0
@ title: In Secure state P and U alone decide
@ section: ARM ARM C12.8.17
@ machine: secure
@ expect: all=1 p=0 nsk=1 p_nsk=0 u=1
@ qemu: wrong: MDCR_EL3.SPME prohibits counting, a bit of ARMv8
.include "guest.inc"
.include "pmu.inc"

    .macro one type
    counter 0, EV_SW_INCR|\type
    pm c12, 4, 1
    out_counter 0
    .endm
test:
    enable 1
    pmcr PMCR_E
    one 0
    one F_P
    one F_NSK
    one (F_P|F_NSK)
    one F_U
    done
