@ SPDX-License-Identifier: Apache-2.0
@ title: Cache maintenance by MVA needs no permission and no domain
@ section: ARM ARM B2.2.6
@ expect: noaccess.dccmvac=0 noaccess.dccmvau=0 noaccess.dccimvac=0 noaccess.icimvau=0
@ expect: readonly.dccmvac=0 readonly.dccmvau=0 readonly.dccimvac=0 readonly.icimvau=0
@ expect: domain.dccmvac=0 domain.dccmvau=0 domain.dccimvac=0 domain.icimvau=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+0x44e)
    entry32 short_l2, 2, (page_a+0x66f)
    entry32 short_l1, 0x900, (0x40000000+0x11c0e+0x60)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0x80001004, 0x80002004, 0x90000004
    set r1, \value
    access (SVC|MASKED), dccmvac
    access (SVC|MASKED), dccmvau
    access (SVC|MASKED), dccimvac
    access (SVC|MASKED), icimvau
    .endr
    done
