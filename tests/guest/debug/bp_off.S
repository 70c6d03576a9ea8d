@ SPDX-License-Identifier: Apache-2.0
@ title: E, MDBGen and the OS Lock each keep a breakpoint back
@ section: ARM ARM C11.11.1, C11.11.20, C7.3
@ expect: on=c e=114 mdbgen=114 again=c lock=114
@ qemu: wrong: the OS Lock keeps no event back, C7.3
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 0, 2f
    attempt (SVC|MASKED), 2f
    breakpoint 0, 2f, (BP & ~E)
    attempt (SVC|MASKED), 2f
    breakpoint 0, 2f
    debug_off
    attempt (SVC|MASKED), 2f
    debug_on
    attempt (SVC|MASKED), 2f
    os_lock 0xc5acce55
    attempt (SVC|MASKED), 2f
    done
2:  nop
    hvc #0
