@ SPDX-License-Identifier: Apache-2.0
@ title: A mismatch breakpoint steps: the instruction it names executes, the next one is caught
@ section: ARM ARM C3.3.7
@ expect: vector=c next=4 r4=1 branch=4
@ qemu: wrong: mismatch is not implemented, C3.3.7
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 0, 2f, (E|PL0_ONLY|BAS_ARM|BT_MISMATCH)
    mov r4, #0
    catch 1f
    eret_to (USR), 2f
1:  out_vector
    out_return 3f
    out r4
    to_hyp
    breakpoint 0, 4f, (E|PL0_ONLY|BAS_ARM|BT_MISMATCH)
    catch 1f
    eret_to (USR), 4f
1:  out_return 2f
    done
2:  add r4, r4, #1
3:  add r4, r4, #1
4:  b 2b
