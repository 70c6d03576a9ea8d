@ SPDX-License-Identifier: Apache-2.0
@ title: Filters by privilege: P, U and NSH
@ section: ARM ARM C12.8.17
@ expect: all=1 all=1 all=0 p=0 p=1 p=0 u=1 u=0 u=0 nsh=1 nsh=1 nsh=1 only_hyp=0 only_hyp=0
@ expect: only_hyp=1
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

@ SW_INCR at PL1, at PL0 and in Hyp mode, each in a counter's own filter.
    .macro three type
    pm c14, 0, 1                        @ PMUSERENR.EN
    counter 0, EV_SW_INCR|\type
    catch 9f
    eret_to (SVC|MASKED), at_pl1
9:  out_counter 0
    pm c13, 2, 0
    catch 9f
    eret_to USR, at_pl0
9:  catch 8f
    hvc #0
8:  out_counter 0
    pm c13, 2, 0
    pm c12, 4, 1
    out_counter 0
    .endm
test:
    enable 1
    pmcr PMCR_E
    three 0
    three F_P
    three F_U
    three F_NSH
    three (F_P|F_U|F_NSH)
    done
at_pl1:
    mov r0, #1
    mcr p15, 0, r0, c9, c12, 4
    hvc #0
at_pl0:
    mov r0, #1
    mcr p15, 0, r0, c9, c12, 4
    svc #0
