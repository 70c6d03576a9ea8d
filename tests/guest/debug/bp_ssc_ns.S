@ SPDX-License-Identifier: Apache-2.0
@ title: SSC in Non-secure state
@ section: ARM ARM C11.11.1
@ expect: both=c secure=114 nonsecure=c
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 0, 2f
    attempt (SVC|MASKED), 2f
    breakpoint 0, 2f, (BP|S_ONLY)
    attempt (SVC|MASKED), 2f
    breakpoint 0, 2f, (BP|NS_ONLY)
    attempt (SVC|MASKED), 2f
    done
2:  nop
    hvc #0
