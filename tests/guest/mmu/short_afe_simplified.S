@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.AFE: AP[2:1] alone give the rights
@ section: ARM ARM B3.7.1
@ expect: pl1only.user=10000f pl1only.pl1=0 readonly.user=0 readonly.pl1=10080f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+0x45e)
    entry32 short_l2, 2, (page_a+0x67e)
    use_short
    sctlr_set 0x20000000
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    set r3, 0x80002000
    access (USR|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r1]
    access (USR|MASKED), ldr r2, [r3]
    access (SVC|MASKED), str r2, [r3]
    done
