@ SPDX-License-Identifier: Apache-2.0
@ title: LDRT, STRT and their kind from PL1 have the permissions of User mode
@ section: ARM ARM A4.6.3
@ expect: pl1.ldrt=10000f pl1.ldrbt=10000f pl1.ldrht=10000f pl1.ldrsbt=10000f pl1.ldrsht=10000f
@ expect: pl1.strt=10080f pl1.strbt=10080f pl1.strht=10080f pl1.ldr=0 pl1.str=0 user.ro.ldrt=0
@ expect: user.ro.ldrbt=0 user.ro.ldrht=0 user.ro.ldrsbt=0 user.ro.ldrsht=0 user.ro.strt=10080f
@ expect: user.ro.strbt=10080f user.ro.strht=10080f user.ro.ldr=0 user.ro.str=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+0x45e)
    entry32 short_l2, 2, (page_a+0x46e)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (SVC|MASKED), ldrt r2, [r1]
    access (SVC|MASKED), ldrbt r2, [r1]
    access (SVC|MASKED), ldrht r2, [r1], #0
    access (SVC|MASKED), ldrsbt r2, [r1], #0
    access (SVC|MASKED), ldrsht r2, [r1], #0
    access (SVC|MASKED), strt r2, [r1]
    access (SVC|MASKED), strbt r2, [r1]
    access (SVC|MASKED), strht r2, [r1], #0
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r1]
    set r1, 0x80002000
    access (SVC|MASKED), ldrt r2, [r1]
    access (SVC|MASKED), ldrbt r2, [r1]
    access (SVC|MASKED), ldrht r2, [r1], #0
    access (SVC|MASKED), ldrsbt r2, [r1], #0
    access (SVC|MASKED), ldrsht r2, [r1], #0
    access (SVC|MASKED), strt r2, [r1]
    access (SVC|MASKED), strbt r2, [r1]
    access (SVC|MASKED), strht r2, [r1], #0
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r1]
    done
