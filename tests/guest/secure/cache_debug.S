@ SPDX-License-Identifier: Apache-2.0
@ title: Cache debug registers of the Cortex-A7: operations are accepted, data reads as zero
@ section: A7 TRM 4.2.16
@ machine: secure
@ cpu: cortex-a7
@ expect: CDBGDR0=0 CDBGDR1=0 CDBGDR2=0
@ qemu: wrong: QEMU has no cache debug registers, A7 TRM 4.2.16
.include "guest.inc"
    .macro rw opc1, crn, crm, opc2, value, cp=p15
    set r4, \value
    mcr \cp, \opc1, r4, \crn, \crm, \opc2
    mov r5, #0
    mrc \cp, \opc1, r5, \crn, \crm, \opc2
    out r5
    .endm
    .macro rw64 opc1, crm, low, high
    set r4, \low
    set r5, \high
    mcrr p15, \opc1, r4, r5, \crm
    mov r6, #0
    mov r7, #0
    mrrc p15, \opc1, r6, r7, \crm
    out r6
    out r7
    .endm
    .macro ro opc1, crn, crm, opc2, cp=p15
    mov r5, #0
    mrc \cp, \opc1, r5, \crn, \crm, \opc2
    out r5
    .endm
    .macro wo opc1, crn, crm, opc2
    mov r4, #0
    mcr p15, \opc1, r4, \crn, \crm, \opc2
    .endm

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
