@ SPDX-License-Identifier: Apache-2.0
@ title: Hierarchical control: APTable takes rights away from all below
@ section: ARM ARM B3.6.3
@ expect: no_user=10020f pl1.write=0 user.read=0 readonly=100a0f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE)
    entry64 s1_l1, 2, (s1_l2+L_TABLE), 0x20000000
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (USR|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r1]
    entry64 s1_l1, 2, (s1_l2+L_TABLE), 0x40000000
    tlbiall
    access (USR|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r1]
    done
