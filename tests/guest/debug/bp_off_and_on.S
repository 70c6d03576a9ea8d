@ SPDX-License-Identifier: Apache-2.0
@ title: Code that ran before a breakpoint meets it afterwards, and no more when it is gone
@ section: ARM ARM C11.11.1
@ expect: before=114 before=114 on=c off=114 on=c
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    attempt (SVC|MASKED), 2f
    attempt (SVC|MASKED), 2f
    debug_on
    breakpoint 5, 3f
    attempt (SVC|MASKED), 2f
    breakpoint 5, 3f, 0
    attempt (SVC|MASKED), 2f
    breakpoint 5, 3f
    attempt (SVC|MASKED), 2f
    done
2:  mov r0, #10
4:  subs r0, r0, #1
    bne 4b
3:  nop
    hvc #0
