@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID3 traps the instruction set attribute registers
@ section: ARM ARM B1.14.2
@ expect: isar0=fe000a5 isar1=fe200a5 isar2=fe400a5 isar3=fe600a5 isar4=fe800a5 isar5=fea00a5
@ expect: isar0.clear=4a0000ff
@ qemu: wrong: no trap of an ARMv7 core, B1.14.2
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x40000
    probe mrc p15, 0, r5, c0, c2, 0
    probe mrc p15, 0, r5, c0, c2, 1
    probe mrc p15, 0, r5, c0, c2, 2
    probe mrc p15, 0, r5, c0, c2, 3
    probe mrc p15, 0, r5, c0, c2, 4
    probe mrc p15, 0, r5, c0, c2, 5
    hcr 0
    probe mrc p15, 0, r5, c0, c2, 0
    done
