@ SPDX-License-Identifier: Apache-2.0
@ title: SSC: a breakpoint of one security state is not taken in the other
@ section: ARM ARM C11.11.1
@ machine: secure
@ expect: both=1 secure=1 nonsecure=0
@ qemu: wrong: Secure PL1 is EL3 there, which needs HMC, C11.11.1
.include "guest.inc"
.include "debug.inc"

    .macro try control                  @ 1: taken
    breakpoint 0, at\@, \control
    mov r4, #1
    catch after\@
at\@:
    mov r4, #0
    set r11, unexpected
    save r11, catch_at
after\@:
    cps #SVC
    out r4
    .endm
test:
    debug_on
    try (BP)
    try (BP|S_ONLY)
    try (BP|NS_ONLY)
    done
