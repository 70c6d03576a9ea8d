@ SPDX-License-Identifier: Apache-2.0
@ title: Address translation operations of Hyp mode whose walk the bus refuses: HSR.CM
@ section: ARM ARM B4.2.4
@ expect: ats1hr=94000156 hdfar=c0000000 ats1hw=94000156 hdfar=c0000000 ats12nsopr=94000156
@ expect: hdfar=c0000000 ats1cpr=94000156 hdfar=c0000000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l1, 3, (0x0b000000+L_TABLE)
    use_hyp_mmu
    use_lpae
    set r1, 0xc0000000
    hyp_access mcr p15, 4, r1, c7, c8, 0
    hyp_access mcr p15, 4, r1, c7, c8, 1
    hyp_access mcr p15, 0, r1, c7, c8, 4
    hyp_access mcr p15, 0, r1, c7, c8, 0
    done
