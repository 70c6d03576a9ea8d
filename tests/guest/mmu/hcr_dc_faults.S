@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.DC: faults come of stage 2 alone; unaligned accesses are Normal memory's
@ section: ARM ARM B3.2.1
@ expect: read.unaligned=0 write=9182004f hdfar=80001005 hpfar=800010 fetch=0 xn=8000000f
@ expect: hifar=80002000 hpfar=800020 device.unaligned=91820021 hdfar=80003005 hpfar=800030
@ expect: unmapped=91820007 hdfar=80004004 hpfar=800040 off.unaligned=100001
@ qemu: wrong: no alignment faults of Device memory, A3.2.2
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry64 s2_l3, 1, (page_a+S2_PAGE-S2_WRITE)
    entry64 s2_l3, 2, (page_a+S2_PAGE), L_XN
    entry64 s2_l3, 3, (page_a+S2_DEVICE_PAGE)
    use_stage2 0x1000
    set r1, 0x80001005
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0x80001000
    guest_fetch 0x80002000
    set r1, 0x80003005
    guest_access ldr r2, [r1]
    set r1, 0x80004004
    guest_access ldr r2, [r1]
    hcr 1
    tlbiallnsnh
    set r1, 0x80001005
    guest_access ldr r2, [r1]
    done
