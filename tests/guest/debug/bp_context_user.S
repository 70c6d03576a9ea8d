@ SPDX-License-Identifier: Apache-2.0
@ title: An unlinked context breakpoint stops User mode at once, and PL1 not at all
@ section: ARM ARM C3.3.5, C3.3.8
@ expect: same=c same=4 other=8 svc=114
@ qemu: wrong: unlinked context matching is not implemented, C3.3.5
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 4, 9, (E|ANY_PL|BAS_ARM|BT_CONTEXT)
    write 0, c13, c0, 1, 9
    catch 1f
    eret_to (USR), 2f
1:  out_vector
    out_return 2f
    to_hyp
    write 0, c13, c0, 1, 10
    attempt (USR), 2f
    write 0, c13, c0, 1, 9
    attempt (SVC|MASKED), 3f
    done
2:  nop
    svc #0
3:  nop
    hvc #0
