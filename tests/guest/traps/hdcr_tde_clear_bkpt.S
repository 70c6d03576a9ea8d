@ SPDX-License-Identifier: Apache-2.0
@ title: Without HDCR.TDE a BKPT is a Prefetch Abort of PL1, a debug event
@ section: ARM ARM B1.9.7
@ expect: vector=c ifsr=2
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    catch 3f
    eret_to (SVC|MASKED), 2f
    2: bkpt #3
    3: out_vector
    mrc p15, 0, r0, c5, c0, 1
    set r1, 0x40f
    and r0, r0, r1
    out r0
    done
