@ SPDX-License-Identifier: Apache-2.0
@ title: Cache maintenance by MVA in Hyp mode: HSR.CM and HDFAR
@ section: ARM ARM B3.13.6
@ expect: l1.dcimvac=94000145 hdfar=c0000004 l1.dccmvac=94000145 hdfar=c0000004 l1.dccmvau=94000145
@ expect: hdfar=c0000004 l1.dccimvac=94000145 hdfar=c0000004 l1.icimvau=94000145 hdfar=c0000004
@ expect: l2.dcimvac=94000146 hdfar=80200004 l2.dccmvac=94000146 hdfar=80200004 l2.dccmvau=94000146
@ expect: hdfar=80200004 l2.dccimvac=94000146 hdfar=80200004 l2.icimvau=94000146 hdfar=80200004
@ expect: l3.dcimvac=94000147 hdfar=80005004 l3.dccmvac=94000147 hdfar=80005004 l3.dccmvau=94000147
@ expect: hdfar=80005004 l3.dccimvac=94000147 hdfar=80005004 l3.icimvau=94000147 hdfar=80005004
@ qemu: wrong: no faults of cache maintenance, B3.12.4
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_hyp_mmu
    .irp value, 0xc0000004, 0x80200004, 0x80005004
    set r1, \value
    hyp_access dcimvac
    hyp_access dccmvac
    hyp_access dccmvau
    hyp_access dccimvac
    hyp_access icimvau
    .endr
    done
