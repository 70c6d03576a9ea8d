@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID1 traps TCMTR, TLBTR, REVIDR and AIDR
@ section: ARM ARM B1.14.2
@ expect: tcmtr=fe400a1 tlbtr=fe600a1 revidr=fec00a1 aidr=fee40a1 midr.passes=4a0000ff
@ expect: ctr.passes=4a0000ff tcmtr.clear=4a0000ff
@ qemu: wrong: no trap of an ARMv7 core, B1.14.2
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x10000
    probe mrc p15, 0, r5, c0, c0, 2
    probe mrc p15, 0, r5, c0, c0, 3
    probe mrc p15, 0, r5, c0, c0, 6
    probe mrc p15, 1, r5, c0, c0, 7
    probe mrc p15, 0, r5, c0, c0, 0
    probe mrc p15, 0, r5, c0, c0, 1
    hcr 0
    probe mrc p15, 0, r5, c0, c0, 2
    done
