@ SPDX-License-Identifier: Apache-2.0
@ title: NSK and NSU: Non-secure PL1 and PL0 count when they equal P and U
@ section: ARM ARM C12.8.17
@ expect: nsk=0 nsk=1 p_nsk=1 p_nsk=1 nsu=1 nsu=0 u_nsu=1 u_nsu=1 p_nsu=0 p_nsu=0
@ qemu: wrong: without secure=on there is no EL3, so NSK and NSU do nothing
.include "guest.inc"
.include "pmu.inc"

    .macro two type
    pm c14, 0, 1
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
    .endm
test:
    enable 1
    pmcr PMCR_E
    two F_NSK
    two (F_P|F_NSK)
    two F_NSU
    two (F_U|F_NSU)
    two (F_P|F_NSU)
    done
at_pl1:
    mov r0, #1
    mcr p15, 0, r0, c9, c12, 4
    hvc #0
at_pl0:
    mov r0, #1
    mcr p15, 0, r0, c9, c12, 4
    svc #0
