@ SPDX-License-Identifier: Apache-2.0
@ title: DBGDSCR.UDCCdis closes the channel to PL0
@ section: ARM ARM C11.11.20
@ expect: open=8 open=8 open=8 closed=4 closed=4 closed=4 ext=4
@ qemu: wrong: the CP14 debug registers ignore UDCCdis, C11.11.20
.include "guest.inc"
.include "debug.inc"

    .macro try insn:vararg
    catch 9f
    eret_to USR, 1f
1:  \insn
    svc #0
9:  out_vector
    to_hyp
    .endm
test:
    os_lock 0
    try mrc p14, 0, r4, c0, c0, 0
    try mrc p14, 0, r4, c0, c1, 0
    try mcr p14, 0, r4, c0, c5, 0
    mrc p14, 0, r4, c0, c2, 2
    orr r4, r4, #1<<12
    mcr p14, 0, r4, c0, c2, 2
    isb
    try mrc p14, 0, r4, c0, c0, 0
    try mrc p14, 0, r4, c0, c1, 0
    try mcr p14, 0, r4, c0, c5, 0
    try mrc p14, 0, r4, c0, c2, 2
    done
