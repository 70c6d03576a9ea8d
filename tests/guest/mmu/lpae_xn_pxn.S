@ SPDX-License-Identifier: Apache-2.0
@ title: Long descriptors: XN and PXN
@ section: ARM ARM B3.7.2
@ expect: xn=c020f xn.user=c020f pxn=c020f pxn.user=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    svc_at page_a
    entry64 s1_l3, 1, (page_a+L_PAGE), L_XN
    entry64 s1_l3, 2, (page_a+L_PAGE), L_PXN
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    fetch (SVC|MASKED), 0x80001000
    fetch (USR|MASKED), 0x80001000
    fetch (SVC|MASKED), 0x80002000
    fetch (USR|MASKED), 0x80002000
    done
