@ SPDX-License-Identifier: Apache-2.0
@ title: A synchronous external abort of a guest is taken to its own PL1, not to Hyp mode
@ section: ARM ARM B1.8.4
@ expect: pl1=100008 pl0=100008 fetch=c0008
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s2_l3, 1, (0xb000000+S2_DEVICE_PAGE)
    use_stage2
    set r1, 0x80001004
    guest_access ldr r2, [r1]
    guest_access_in USR, ldr r2, [r1]
    guest_fetch 0x80001000
    done
