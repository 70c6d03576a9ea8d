@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: permission faults of levels 1 to 3, HAP and XN: read only
@ section: ARM ARM B3.13.6
@ expect: l1.read=0 l1.write=9182004d hdfar=c0000004 hpfar=c00000 l1.fetch=0 l2.read=0
@ expect: l2.write=9182004e hdfar=80200004 hpfar=802000 l2.fetch=0 l3.read=0 l3.write=9182004f
@ expect: hdfar=80001004 hpfar=800010 l3.fetch=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry64 s2_l1, 3, (0x40000000+0x77d), 0x0
    entry64 s2_l2, 1, (0x40000000+0x77d), 0x0
    entry64 s2_l3, 1, (page_a+0x77f), 0x0
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
