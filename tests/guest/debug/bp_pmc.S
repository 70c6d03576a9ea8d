@ SPDX-License-Identifier: Apache-2.0
@ title: PMC: PL1, PL0, all; 0b00 is User, System and Supervisor mode
@ section: ARM ARM C11.11.1, Table C11-2
@ expect: pl1=c pl1=c pl1=8 pl1=c pl0=114 pl0=114 pl0=c pl0=114 any=c any=c any=c any=c three=c
@ expect: three=114 three=c three=c
@ qemu: wrong: PMC 0b00 without HMC matches nothing, Table C11-2
.include "guest.inc"
.include "debug.inc"

    .macro four
    attempt (SVC|MASKED), 2f
    attempt (IRQ|MASKED), 2f
    attempt (USR), 3f
    attempt (SYS|MASKED), 2f
    .endm
test:
    debug_on
    breakpoint 0, 2f, (E|PL1_ONLY|BAS_ARM)
    breakpoint 1, 3f, (E|PL1_ONLY|BAS_ARM)
    four
    breakpoint 0, 2f, (E|PL0_ONLY|BAS_ARM)
    breakpoint 1, 3f, (E|PL0_ONLY|BAS_ARM)
    four
    breakpoint 0, 2f, (E|ANY_PL|BAS_ARM)
    breakpoint 1, 3f, (E|ANY_PL|BAS_ARM)
    four
    breakpoint 0, 2f, (E|BAS_ARM)
    breakpoint 1, 3f, (E|BAS_ARM)
    four
    done
2:  nop
    hvc #0
3:  nop
    svc #0
