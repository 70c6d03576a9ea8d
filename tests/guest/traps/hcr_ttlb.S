@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TTLB traps TLB maintenance
@ section: ARM ARM B1.14.5
@ expect: tlbiall=fe020ae tlbimva=fe220ae tlbiasid=fe420ae tlbimvaa=fe620ae itlbiall=fe020aa
@ expect: dtlbiall=fe020ac dtlbimva=fe220ac tlbiall.clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x2000000
    probe mcr p15, 0, r5, c8, c7, 0
    probe mcr p15, 0, r5, c8, c7, 1
    probe mcr p15, 0, r5, c8, c7, 2
    probe mcr p15, 0, r5, c8, c7, 3
    probe mcr p15, 0, r5, c8, c5, 0
    probe mcr p15, 0, r5, c8, c6, 0
    probe mcr p15, 0, r5, c8, c6, 1
    hcr 0
    probe mcr p15, 0, r5, c8, c7, 0
    done
