@ SPDX-License-Identifier: Apache-2.0
@ title: Cache maintenance by MVA with long descriptors: faults of levels 1 to 3, CM and WnR
@ section: ARM ARM B3.12.4
@ expect: l1.dcimvac=102a05 dfar=c0000004 l1.dccmvac=102a05 dfar=c0000004 l1.dccmvau=102a05
@ expect: dfar=c0000004 l1.dccimvac=102a05 dfar=c0000004 l1.icimvau=102a05 dfar=c0000004
@ expect: l2.dcimvac=102a06 dfar=80200004 l2.dccmvac=102a06 dfar=80200004 l2.dccmvau=102a06
@ expect: dfar=80200004 l2.dccimvac=102a06 dfar=80200004 l2.icimvau=102a06 dfar=80200004
@ expect: l3.dcimvac=102a07 dfar=80005004 l3.dccmvac=102a07 dfar=80005004 l3.dccmvau=102a07
@ expect: dfar=80005004 l3.dccimvac=102a07 dfar=80005004 l3.icimvau=102a07 dfar=80005004
@ expect: af.dcimvac=102a0b dfar=80001004 af.dccmvac=102a0b dfar=80001004 af.dccmvau=102a0b
@ expect: dfar=80001004 af.dccimvac=102a0b dfar=80001004 af.icimvau=102a0b dfar=80001004
@ qemu: wrong: no faults of cache maintenance, B3.12.4
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE-L_AF)
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0xc0000004, 0x80200004, 0x80005004, 0x80001004
    set r1, \value
    access_at (SVC|MASKED), dcimvac
    access_at (SVC|MASKED), dccmvac
    access_at (SVC|MASKED), dccmvau
    access_at (SVC|MASKED), dccimvac
    access_at (SVC|MASKED), icimvau
    .endr
    done
