@ SPDX-License-Identifier: Apache-2.0
@ title: SP805: a second zero with the interrupt still pending restarts the machine
@ section: DDI 0270 2.2
@ machine: vexpress
@ expect: nvflags=1 control=0
@ qemu: wrong: it has no watchdog there
.include "guest.inc"
.include "gic.inc"
.include "vexpress.inc"

test:
    peek r4, SYS_NVFLAGS
    cmp r4, #0
    bne second
    poke 1, SYS_NVFLAGS
    poke 0x10, SP805
    poke 3, SP805 + 0x008
here:
    b here
second:
    out r4
    peek_out SP805 + 0x008
    done
