@ SPDX-License-Identifier: Apache-2.0
@ title: A link to a breakpoint that is not context-aware or not linked matches nothing
@ section: ARM ARM C3.3.5
@ expect: not_aware=114 address=114 unlinked=114
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    write 0, c13, c0, 1, 7
    breakpoint 1, 7, (E|PL0_ONLY|BAS_ARM|BT_CONTEXT|BT_LINKED)
    breakpoint 0, 2f, (BP|(1<<16)|BT_LINKED)
    attempt (SVC|MASKED), 2f
    breakpoint 1, 7, 0
    breakpoint 4, 7, (E|PL0_ONLY|BAS_ARM)
    breakpoint 0, 2f, (BP|LINK_4|BT_LINKED)
    attempt (SVC|MASKED), 2f
    breakpoint 4, 7, (E|PL0_ONLY|BAS_ARM|BT_CONTEXT)
    attempt (SVC|MASKED), 2f
    done
2:  nop
    hvc #0
