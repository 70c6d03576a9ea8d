@ SPDX-License-Identifier: Apache-2.0
@ title: A breakpoint for PL0 alone is taken in User mode and not at PL1
@ section: ARM ARM C11.11.1
@ expect: user=c svc=114
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 1, 2f, (E|PL0_ONLY|BAS_ARM)
    attempt (USR), 2f
    attempt (SVC|MASKED), 2f
    done
2:  nop
    hvc #0
