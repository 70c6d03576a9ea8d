@ SPDX-License-Identifier: Apache-2.0
@ title: An abort taken to Hyp mode leaves the Non-secure DFSR, IFSR, DFAR and IFAR
@ section: ARM ARM B3.13.1
@ expect: hsr=91820007 hdfar=80001004 hpfar=800010 fetch=80000007 hifar=80001000 hpfar=800010 dfsr=7
@ expect: ifsr=7 dfar=7 ifar=7
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    set r0, 0x7
    mcr p15, 0, r0, c5, c0, 0
    mcr p15, 0, r0, c5, c0, 1
    mcr p15, 0, r0, c6, c0, 0
    mcr p15, 0, r0, c6, c0, 2
    use_stage2
    set r1, 0x80001004
    guest_access ldr r2, [r1]
    guest_fetch 0x80001000
    out_dfsr
    out_ifsr
    out_dfar
    out_ifar
    done
