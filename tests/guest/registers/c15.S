@ SPDX-License-Identifier: Apache-2.0
@ title: IMPLEMENTATION DEFINED registers of c15: error records are clear, internal memory is not modelled
@ section: A15 TRM 4.3
@ expect: IL1DATA0=0 IL1DATA1=0 IL1DATA2=0 DL1DATA0=0 DL1DATA1=0 DL1DATA2=0 DL1DATA3=0 L2PFR=0 ACTLR2=0 L2ACTLR.change=0
@ expect: CPUMERRSR=0 CPUMERRSR.high=0 L2MERRSR=0 L2MERRSR.high=0
@ qemu: wrong: QEMU has only the L2 registers of c15, A15 TRM 4.2.16
.include "guest.inc"
.include "registers.inc"

test:
    rw 0, c15, c0, 0, 0xffffffff    @ IL1DATA0
    rw 0, c15, c0, 1, 0xffffffff    @ IL1DATA1
    rw 0, c15, c0, 2, 0xffffffff    @ IL1DATA2
    rw 0, c15, c1, 0, 0xffffffff    @ DL1DATA0
    rw 0, c15, c1, 1, 0xffffffff    @ DL1DATA1
    rw 0, c15, c1, 2, 0xffffffff    @ DL1DATA2
    rw 0, c15, c1, 3, 0xffffffff    @ DL1DATA3
    rw 1, c15, c0, 3, 0xffffffff    @ L2PFR
    rw 1, c15, c0, 4, 0xffffffff    @ ACTLR2
    mrc p15, 1, r4, c15, c0, 0
    mcr p15, 1, r4, c15, c0, 0       @ L2ACTLR keeps its value
    mrc p15, 1, r5, c15, c0, 0
    sub r5, r5, r4
    out r5
    wo 0, c15, c4, 0    @ RAMINDEX
    rw64 0, c15, 0x0, 0x0    @ CPUMERRSR
    rw64 1, c15, 0x0, 0x0    @ L2MERRSR
    done
