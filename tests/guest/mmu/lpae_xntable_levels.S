@ SPDX-License-Identifier: Apache-2.0
@ title: XNTable and PXNTable of both levels of tables
@ section: ARM ARM B3.6.3
@ expect: l1.xn=1b l1.pxn=3b l1.both=1b l2.xn=1b l2.pxn=3b l2.both=1b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry64 s1_l3, 1, (page_a+L_PAGE)
    entry64 s1_l3, 2, (page_a+L_PAGE)
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0x10000000, 0x8000000, 0x18000000
    entry64 s1_l1, 2, (s1_l2+L_TABLE), \value
    entry64 s1_l2, 0, (s1_l3+L_TABLE), 0x0
    tlbiall
    out_permissions 0x80001000
    .endr
    .irp value, 0x10000000, 0x8000000, 0x18000000
    entry64 s1_l1, 2, (s1_l2+L_TABLE), 0x0
    entry64 s1_l2, 0, (s1_l3+L_TABLE), \value
    tlbiall
    out_permissions 0x80001000
    .endr
    done
