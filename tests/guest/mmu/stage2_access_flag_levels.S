@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: access flag faults of levels 1 to 3 for load, store and fetch
@ section: ARM ARM B3.13.6
@ expect: l1.read=91820009 hdfar=c0000004 hpfar=c00000 l1.write=91820049 hdfar=c0000004 hpfar=c00000
@ expect: l1.fetch=80000009 hifar=c0000000 hpfar=c00000 l2.read=9182000a hdfar=80200004 hpfar=802000
@ expect: l2.write=9182004a hdfar=80200004 hpfar=802000 l2.fetch=8000000a hifar=80200000
@ expect: hpfar=802000 l3.read=9182000b hdfar=80001004 hpfar=800010 l3.write=9182004b hdfar=80001004
@ expect: hpfar=800010 l3.fetch=8000000b hifar=80001000 hpfar=800010
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry64 s2_l1, 3, (0x40000000+0x3fd), 0x0
    entry64 s2_l2, 1, (0x40000000+0x3fd), 0x0
    entry64 s2_l3, 1, (page_a+0x3ff), 0x0
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
