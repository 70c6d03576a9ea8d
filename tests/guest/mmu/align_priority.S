@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.A before translation; Device memory after translation, before domain and permission
@ section: ARM ARM B3.19.3
@ expect: device.ro=100801 normal.ro=10081f unmapped=100817 device.domain=100801 domain=10081b
@ expect: a.unmapped=100801
@ qemu: wrong: no alignment faults of Device memory, A3.2.2
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l1, 0x800, (short_l2+S_COARSE+0x20)
    entry32 short_l2, 1, (page_a+0x636)
    entry32 short_l2, 2, (page_a+0x67e)
    use_short 5
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001001
    access (SVC|MASKED), str r2, [r1]
    set r1, 0x80002001
    access (SVC|MASKED), str r2, [r1]
    set r1, 0x80003001
    access (SVC|MASKED), str r2, [r1]
    write 0, c3, c0, 0, 1
    set r1, 0x80001001
    access (SVC|MASKED), str r2, [r1]
    set r1, 0x80001000
    access (SVC|MASKED), str r2, [r1]
    sctlr_set 2
    set r1, 0x80003001
    access (SVC|MASKED), str r2, [r1]
    done
