@ SPDX-License-Identifier: Apache-2.0
@ title: A vector catch matches the address: a branch to a vector is caught as well
@ section: ARM ARM C3.2.4
@ expect: vector=c moe=5
@ qemu: wrong: vector catch is not implemented, C3.2.4
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    mcr14 c0, c7, 0, 1<<30              @ NSI
    isb
    attempt (SVC|MASKED), 2f
    out_moe
    done
2:  set r0, vectors+0x18
    bx r0
