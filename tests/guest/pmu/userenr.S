@ SPDX-License-Identifier: Apache-2.0
@ title: PMUSERENR.EN opens the registers to PL0, PMINTENSET and PMUSERENR's write stay closed
@ section: ARM ARM C12.8.22
@ expect: closed=4 closed=4 open=8 open=8 read=8 write=4 inten=4
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

    .macro try insn:vararg
    catch 9f
    eret_to USR, 1f
1:  \insn
    svc #0
9:  out_vector
    catch 8f
    hvc #0
8:
    .endm
test:
    pm c14, 0, 0
    try mrc p15, 0, r4, c9, c13, 0
    try mcr p15, 0, r4, c9, c12, 4
    pm c14, 0, 1
    try mrc p15, 0, r4, c9, c13, 0
    try mcr p15, 0, r4, c9, c12, 4
    try mrc p15, 0, r4, c9, c14, 0
    try mcr p15, 0, r4, c9, c14, 0
    try mrc p15, 0, r4, c9, c14, 1
    done
