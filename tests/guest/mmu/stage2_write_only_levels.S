@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: permission faults of levels 1 to 3, HAP and XN: write only
@ section: ARM ARM B3.13.6
@ expect: l1.read=9182000d hdfar=c0000004 hpfar=c00000 l1.write=0 l1.fetch=8000000d hifar=c0000000
@ expect: hpfar=c00000 l2.read=9182000e hdfar=80200004 hpfar=802000 l2.write=0 l2.fetch=8000000e
@ expect: hifar=80200000 hpfar=802000 l3.read=9182000f hdfar=80001004 hpfar=800010 l3.write=0
@ expect: l3.fetch=8000000f hifar=80001000 hpfar=800010
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry64 s2_l1, 3, (0x40000000+0x7bd), 0x0
    entry64 s2_l2, 1, (0x40000000+0x7bd), 0x0
    entry64 s2_l3, 1, (page_a+0x7bf), 0x0
    use_stage2
    set r1, 0xc0000004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0xc0000000
    set r1, 0x80200004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0x80200000
    set r1, 0x80001004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0x80001000
    done
