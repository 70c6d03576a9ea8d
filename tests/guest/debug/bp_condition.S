@ SPDX-License-Identifier: Apache-2.0
@ title: A breakpoint is taken on an instruction whose condition fails
@ section: ARM ARM C3.3.2
@ expect: vector=c lr=4
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 3, 2f
    catch 3f
    eret_to (SVC|MASKED), 1f
1:  movs r0, #1
2:  moveq r0, #2
    hvc #0
3:  out_vector
    out_return 2b
    done
