@ SPDX-License-Identifier: Apache-2.0
@ title: Hyp mode: permission faults of levels 1 to 3; read-only and XN
@ section: ARM ARM B3.13.6
@ expect: l1.read=0 l1.write=9400004d hdfar=c0000004 l1.fetch=8400000d hifar=c0000000 l2.read=0
@ expect: l2.write=9400004e hdfar=80200004 l2.fetch=8400000e hifar=80200000 l3.read=0
@ expect: l3.write=9400004f hdfar=80001004 l3.fetch=8400000f hifar=80001000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry64 s1_l1, 3, (0x40000000+0x7c9), 0x400000
    entry64 s1_l2, 1, (0x40000000+0x7c9), 0x400000
    entry64 s1_l3, 1, (page_a+0x7cb), 0x400000
    use_hyp_mmu
    set r1, 0xc0000004
    hyp_access ldr r2, [r1]
    hyp_access str r2, [r1]
    hyp_fetch 0xc0000000
    set r1, 0x80200004
    hyp_access ldr r2, [r1]
    hyp_access str r2, [r1]
    hyp_fetch 0x80200000
    set r1, 0x80001004
    hyp_access ldr r2, [r1]
    hyp_access str r2, [r1]
    hyp_fetch 0x80001000
    done
