@ SPDX-License-Identifier: Apache-2.0
@ title: Hierarchical control: XNTable and PXNTable
@ section: ARM ARM B3.6.3
@ expect: xntable=c020f pxntable.user=0 pxntable.pl1=c020f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    svc_at page_a
    entry64 s1_l3, 1, (page_a+L_PAGE)
    entry64 s1_l1, 2, (s1_l2+L_TABLE), 0x10000000
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    fetch (USR|MASKED), 0x80001000
    entry64 s1_l1, 2, (s1_l2+L_TABLE), 0x08000000
    tlbiall
    fetch (USR|MASKED), 0x80001000
    fetch (SVC|MASKED), 0x80001000
    done
