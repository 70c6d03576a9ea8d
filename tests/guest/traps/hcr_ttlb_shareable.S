@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TTLB traps the inner shareable TLB operations
@ section: ARM ARM B1.14.5
@ expect: tlbiallis=fe020a6 tlbimvais=fe220a6 tlbiasidis=fe420a6 tlbimvaais=fe620a6
@ expect: tlbiallis.clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x2000000
    probe mcr p15, 0, r5, c8, c3, 0
    probe mcr p15, 0, r5, c8, c3, 1
    probe mcr p15, 0, r5, c8, c3, 2
    probe mcr p15, 0, r5, c8, c3, 3
    hcr 0
    probe mcr p15, 0, r5, c8, c3, 0
    done
