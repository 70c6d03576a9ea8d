@ SPDX-License-Identifier: Apache-2.0
@ title: Cache debug registers of the Cortex-A7: operations are accepted, data reads as zero
@ section: A7 TRM 4.2.16
@ machine: secure
@ cpu: cortex-a7
@ expect: CDBGDR0=0 CDBGDR1=0 CDBGDR2=0
@ qemu: wrong: QEMU has no cache debug registers, A7 TRM 4.2.16
.include "guest.inc"
.include "registers.inc"

test:
    wo 3, c15, c2, 0    @ CDBGDCT
    wo 3, c15, c2, 1    @ CDBGICT
    wo 3, c15, c4, 0    @ CDBGDCD
    wo 3, c15, c4, 1    @ CDBGICD
    wo 3, c15, c4, 2    @ CDBGTD
    ro 3, c15, c0, 0    @ CDBGDR0
    ro 3, c15, c0, 1    @ CDBGDR1
    ro 3, c15, c0, 2    @ CDBGDR2
    done
