@ SPDX-License-Identifier: Apache-2.0
@ title: Cache maintenance by MVA: translation and access flag faults with CM and WnR; none of BPIMVA
@ section: ARM ARM B3.12.4
@ expect: l1.dcimvac=102805 dfar=90000004 l1.dccmvac=102805 dfar=90000004 l1.dccmvau=102805
@ expect: dfar=90000004 l1.dccimvac=102805 dfar=90000004 l1.icimvau=102805 dfar=90000004 l1.bpimva=0
@ expect: l2.dcimvac=102807 dfar=80005004 l2.dccmvac=102807 dfar=80005004 l2.dccmvau=102807
@ expect: dfar=80005004 l2.dccimvac=102807 dfar=80005004 l2.icimvau=102807 dfar=80005004 l2.bpimva=0
@ expect: af.dcimvac=102806 dfar=80001004 af.dccmvac=102806 dfar=80001004 af.dccmvau=102806
@ expect: dfar=80001004 af.dccimvac=102806 dfar=80001004 af.icimvau=102806 dfar=80001004 af.bpimva=0
@ qemu: wrong: no faults of cache maintenance, B3.12.4
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+0x46e)
    entry32 short_l2, 2, (page_a+0x44f)
    use_short
    sctlr_set 0x20000000
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0x90000004, 0x80005004, 0x80001004
    set r1, \value
    access_at (SVC|MASKED), dcimvac
    access_at (SVC|MASKED), dccmvac
    access_at (SVC|MASKED), dccmvau
    access_at (SVC|MASKED), dccimvac
    access_at (SVC|MASKED), icimvau
    access (SVC|MASKED), bpimva
    .endr
    done
