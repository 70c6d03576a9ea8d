@ SPDX-License-Identifier: Apache-2.0
@ title: Cortex-A15: a write that the bus refuses is recorded in L2ECTLR, no exception is taken
@ section: ARM ARM B3.12.4; A15 TRM 7.6
@ expect: before=0 status=0 l2ectlr=20000000 isr=0 ones=20000000 cleared=0
@ qemu: wrong: a synchronous abort, A15 TRM 7.6
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0xb000000
    mrc p15, 1, r5, c9, c0, 3
    out r5
    access (SVC|MASKED), str r2, [r1]
    mrc p15, 1, r5, c9, c0, 3
    out r5
    mrc p15, 0, r5, c12, c1, 0
    out r5
    cps #SVC
    cpsie a
    nop
    cpsid a
    set r5, 0xffffffff
    mcr p15, 1, r5, c9, c0, 3
    mrc p15, 1, r5, c9, c0, 3
    out r5
    mov r5, #0
    mcr p15, 1, r5, c9, c0, 3
    mrc p15, 1, r5, c9, c0, 3
    out r5
    done
