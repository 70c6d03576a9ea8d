@ SPDX-License-Identifier: Apache-2.0
@ title: Output addresses of 40 bits at each level; the bus refuses what is not there
@ section: ARM ARM B3.6.1
@ expect: page.high=7f low=0 read=100210 dfar=80001124 fetch=c0210 ifar=80001124 block2.high=55
@ expect: low=40001000 read=100210 dfar=80201124 fetch=c0210 ifar=80201124 block1.high=12
@ expect: low=40201000 read=100210 dfar=c0201124 fetch=c0210 ifar=c0201124
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l3, 1, L_DEVICE_PAGE, 0x7f
    entry64 s1_l2, 1, (0x40000000+L_DEVICE), 0x55
    entry64 s1_l1, 3, (0x40000000+L_DEVICE), 0x12
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0x80001124, 0x80201124, 0xc0201124
    at 0, c8, 0, \value
    mrrc p15, 0, r2, r3, c7
    bfc r2, #0, #12
    uxtb r3, r3
    out r3
    out r2
    set r1, \value
    access_at (SVC|MASKED), ldr r2, [r1]
    fetch_at (SVC|MASKED), \value
    .endr
    done
