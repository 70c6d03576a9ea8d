@ SPDX-License-Identifier: Apache-2.0
@ title: HTCR.T0SZ: addresses beyond the region are level 1 translation faults
@ section: ARM ARM B3.6.6
@ expect: above=94000005 hdfar=80000000 below=0 par.high=0 par=80b top.high=0 top=80b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_hyp_mmu
    set_bits 4, c2, c0, 2, 1
    tlbiallh
    set r1, 0x80000000
    hyp_access ldr r2, [r1]
    set r1, 0x40000000
    hyp_access ldr r2, [r1]
    at 4, c8, 0, 0x80001000
    out_par64
    at 4, c8, 0, 0xfffff000
    out_par64
    done
