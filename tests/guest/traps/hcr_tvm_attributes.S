@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TVM traps writes of the memory attribute registers and CONTEXTIDR
@ section: ARM ARM B1.14.13
@ expect: prrr=fe028a4 nmrr=fe228a4 amair0=fe028a6 amair1=fe228a6 contextidr=fe234a0
@ expect: prrr.passes=4a0000ff contextidr.passes=4a0000ff tpidrprw.passes=4a0000ff
@ expect: prrr.clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x4000000
    probe mcr p15, 0, r5, c10, c2, 0
    probe mcr p15, 0, r5, c10, c2, 1
    probe mcr p15, 0, r5, c10, c3, 0
    probe mcr p15, 0, r5, c10, c3, 1
    probe mcr p15, 0, r5, c13, c0, 1
    probe mrc p15, 0, r5, c10, c2, 0
    probe mrc p15, 0, r5, c13, c0, 1
    probe mcr p15, 0, r5, c13, c0, 4
    hcr 0
    probe mcr p15, 0, r5, c10, c2, 0
    done
