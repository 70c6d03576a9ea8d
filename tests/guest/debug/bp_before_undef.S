@ SPDX-License-Identifier: Apache-2.0
@ title: A breakpoint comes before the UNDEFINED instruction it stands on
@ section: ARM ARM B1.8.2
@ expect: vector=c
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 0, 2f
    attempt (SVC|MASKED), 2f
    done
2:  udf #0
