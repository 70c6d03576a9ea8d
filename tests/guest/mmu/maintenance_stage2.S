@ SPDX-License-Identifier: Apache-2.0
@ title: Cache maintenance by MVA of a guest: stage 2 faults with CM, no valid syndrome
@ section: ARM ARM B3.13.6
@ expect: tr1.dcimvac=90000145 hdfar=c0000004 hpfar=c00000 tr1.dccmvac=90000145 hdfar=c0000004
@ expect: hpfar=c00000 tr1.dccmvau=90000145 hdfar=c0000004 hpfar=c00000 tr1.dccimvac=90000145
@ expect: hdfar=c0000004 hpfar=c00000 tr1.icimvau=90000145 hdfar=c0000004 hpfar=c00000
@ expect: tr2.dcimvac=90000146 hdfar=80200004 hpfar=802000 tr2.dccmvac=90000146 hdfar=80200004
@ expect: hpfar=802000 tr2.dccmvau=90000146 hdfar=80200004 hpfar=802000 tr2.dccimvac=90000146
@ expect: hdfar=80200004 hpfar=802000 tr2.icimvau=90000146 hdfar=80200004 hpfar=802000
@ expect: tr3.dcimvac=90000147 hdfar=80005004 hpfar=800050 tr3.dccmvac=90000147 hdfar=80005004
@ expect: hpfar=800050 tr3.dccmvau=90000147 hdfar=80005004 hpfar=800050 tr3.dccimvac=90000147
@ expect: hdfar=80005004 hpfar=800050 tr3.icimvau=90000147 hdfar=80005004 hpfar=800050
@ expect: af3.dcimvac=9000014b hdfar=80001004 hpfar=800010 af3.dccmvac=9000014b hdfar=80001004
@ expect: hpfar=800010 af3.dccmvau=9000014b hdfar=80001004 hpfar=800010 af3.dccimvac=9000014b
@ expect: hdfar=80001004 hpfar=800010 af3.icimvau=9000014b hdfar=80001004 hpfar=800010
@ qemu: wrong: no faults of cache maintenance, B3.12.4
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s2_l3, 1, (page_a+S2_PAGE-0x400)
    use_stage2
    .irp value, 0xc0000004, 0x80200004, 0x80005004, 0x80001004
    set r1, \value
    guest_access dcimvac
    guest_access dccmvac
    guest_access dccmvau
    guest_access dccimvac
    guest_access icimvau
    .endr
    done
