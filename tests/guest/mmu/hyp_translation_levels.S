@ SPDX-License-Identifier: Apache-2.0
@ title: Hyp mode: translation faults of levels 1 to 3 for load, store and fetch
@ section: ARM ARM B3.13.6
@ expect: l1.read=94000005 hdfar=c0000004 l1.write=94000045 hdfar=c0000004 l1.fetch=84000005
@ expect: hifar=c0000000 l2.read=94000006 hdfar=80200004 l2.write=94000046 hdfar=80200004
@ expect: l2.fetch=84000006 hifar=80200000 l3.read=94000007 hdfar=80001004 l3.write=94000047
@ expect: hdfar=80001004 l3.fetch=84000007 hifar=80001000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
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
