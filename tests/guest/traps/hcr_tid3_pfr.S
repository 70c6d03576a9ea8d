@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID3 traps the processor feature registers
@ section: ARM ARM B1.14.2
@ expect: pfr0=fe000a3 pfr1=fe200a3 dfr0=fe400a3 afr0=fe600a3 mmfr0=fe800a3 mmfr1=fea00a3
@ expect: mmfr2=fec00a3 mmfr3=fee00a3 midr.passes=4a0000ff pfr0.clear=4a0000ff
@ qemu: wrong: no trap of an ARMv7 core, B1.14.2
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x40000
    probe mrc p15, 0, r5, c0, c1, 0
    probe mrc p15, 0, r5, c0, c1, 1
    probe mrc p15, 0, r5, c0, c1, 2
    probe mrc p15, 0, r5, c0, c1, 3
    probe mrc p15, 0, r5, c0, c1, 4
    probe mrc p15, 0, r5, c0, c1, 5
    probe mrc p15, 0, r5, c0, c1, 6
    probe mrc p15, 0, r5, c0, c1, 7
    probe mrc p15, 0, r5, c0, c0, 0
    hcr 0
    probe mrc p15, 0, r5, c0, c1, 0
    done
