@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2 output addresses of 40 bits; the abort of the bus is the guest's
@ section: ARM ARM B3.6.1
@ expect: page.high=7f low=0 read=100008 block1.high=12 low=40201000 read=100008
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s2_l3, 1, S2_DEVICE_PAGE, 0x7f
    entry64 s2_l1, 3, (0x40000000+S2_DEVICE), 0x12
    use_stage2
    at 0, c8, 4, 0x80001124
    mrrc p15, 0, r2, r3, c7
    bfc r2, #0, #12
    uxtb r3, r3
    out r3
    out r2
    set r1, 0x80001124
    guest_access ldr r2, [r1]
    at 0, c8, 4, 0xc0201124
    mrrc p15, 0, r2, r3, c7
    bfc r2, #0, #12
    uxtb r3, r3
    out r3
    out r2
    set r1, 0xc0201124
    guest_access ldr r2, [r1]
    done
