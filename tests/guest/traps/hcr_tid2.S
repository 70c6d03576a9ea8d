@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID2 traps the cache identification registers
@ section: ARM ARM B1.14.2
@ expect: ctr=fe200a1 ccsidr=fe040a1 clidr=fe240a1 csselr.r=fe080a1 csselr.w=fe080a0
@ expect: mpidr.passes=4a0000ff ctr.clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x20000
    probe mrc p15, 0, r5, c0, c0, 1
    probe mrc p15, 1, r5, c0, c0, 0
    probe mrc p15, 1, r5, c0, c0, 1
    probe mrc p15, 2, r5, c0, c0, 0
    probe mcr p15, 2, r5, c0, c0, 0
    probe mrc p15, 0, r5, c0, c0, 5
    hcr 0
    probe mrc p15, 0, r5, c0, c0, 1
    done
