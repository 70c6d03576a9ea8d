@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TVM traps a write of SCTLR, also one that changes nothing
@ section: ARM ARM B1.14.13
@ expect: write=fe004e0 read=4a0000ff clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mrc p15, 0, r7, c1, c0, 0
    hcr 0x4000000
    probe mcr p15, 0, r7, c1, c0, 0
    probe mrc p15, 0, r6, c1, c0, 0
    hcr 0
    probe mcr p15, 0, r7, c1, c0, 0
    done
