@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: translation faults of levels 1 to 3 for load, store and fetch
@ section: ARM ARM B3.13.6
@ expect: l1.read=91820005 hdfar=c0000004 hpfar=c00000 l1.write=91820045 hdfar=c0000004 hpfar=c00000
@ expect: l1.fetch=80000005 hifar=c0000000 hpfar=c00000 l2.read=91820006 hdfar=80200004 hpfar=802000
@ expect: l2.write=91820046 hdfar=80200004 hpfar=802000 l2.fetch=80000006 hifar=80200000
@ expect: hpfar=802000 l3.read=91820007 hdfar=80001004 hpfar=800010 l3.write=91820047 hdfar=80001004
@ expect: hpfar=800010 l3.fetch=80000007 hifar=80001000 hpfar=800010
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
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
