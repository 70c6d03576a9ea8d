@ SPDX-License-Identifier: Apache-2.0
@ title: Hyp mode: access flag faults of levels 1 to 3 for load, store and fetch
@ section: ARM ARM B3.13.6
@ expect: l1.read=94000009 hdfar=c0000004 l1.write=94000049 hdfar=c0000004 l1.fetch=84000009
@ expect: hifar=c0000000 l2.read=9400000a hdfar=80200004 l2.write=9400004a hdfar=80200004
@ expect: l2.fetch=8400000a hifar=80200000 l3.read=9400000b hdfar=80001004 l3.write=9400004b
@ expect: hdfar=80001004 l3.fetch=8400000b hifar=80001000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry64 s1_l1, 3, (0x40000000+0x349), 0x0
    entry64 s1_l2, 1, (0x40000000+0x349), 0x0
    entry64 s1_l3, 1, (page_a+0x34b), 0x0
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
