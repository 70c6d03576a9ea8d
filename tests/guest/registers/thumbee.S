@ SPDX-License-Identifier: Apache-2.0
@ title: TEECR.XED keeps TEEHBR from PL0, which never writes TEECR; TEEHBR is a word address
@ section: ARM ARM B1.12, B4.1.148, B4.1.149
@ expect: hbr=12345678 open=8 write=4 closed=4
@ qemu: wrong: TEEHBR keeps bits 1:0, B4.1.149
.include "guest.inc"

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
    mov r4, #0
    mcr p14, 6, r4, c0, c0, 0           @ TEECR
    set r4, 0x1234567b
    mcr p14, 6, r4, c1, c0, 0           @ TEEHBR: bits 1:0 are zero
    mrc p14, 6, r10, c1, c0, 0
    out r10
    try mrc p14, 6, r4, c1, c0, 0
    try mcr p14, 6, r4, c0, c0, 0
    mov r4, #1
    mcr p14, 6, r4, c0, c0, 0
    try mrc p14, 6, r4, c1, c0, 0
    done
