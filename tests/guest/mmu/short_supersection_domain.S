@ SPDX-License-Identifier: Apache-2.0
@ title: A supersection is in domain 0; its bits 8:5 are PA[39:36], in PAR with SS
@ section: ARM ARM B3.5.1
@ expect: none=100009 none=100009 client=0 par=40000002 par.40bit=40100002
@ qemu: wrong: PAR without PA[39:32] of a supersection, B4.1.112
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l1, 0x400, (0x40000000+S_SECTION+0x20)
    entry32 short_l1, 0x900, 0x40051c0e
    entry32 short_l1, 0x910, 0x40051c2e
    use_short 4
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x90000004
    access (SVC|MASKED), ldr r2, [r1]
    set r1, 0x91000004
    access (SVC|MASKED), ldr r2, [r1]
    write 0, c3, c0, 0, 5
    set r1, 0x90000004
    access (SVC|MASKED), ldr r2, [r1]
    at 0, c8, 0, 0x90023456
    mrc p15, 0, r10, c7, c4, 0
    bfc r10, #2, #14
    out r10
    at 0, c8, 0, 0x91023456
    mrc p15, 0, r10, c7, c4, 0
    bfc r10, #2, #14
    out r10
    done
