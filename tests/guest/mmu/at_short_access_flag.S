@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1C: access flag faults of both levels in the 32-bit PAR
@ section: ARM ARM B4.1.112
@ expect: af2.pl1r=d af2.pl1w=d af2.pl0r=d af2.pl0w=d af1.pl1r=7 af1.pl1w=7 af1.pl0r=7 af1.pl0w=7
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+0x46e)
    entry32 short_l1, 0x900, (0x40000000+0x1180e)
    use_short
    sctlr_set 0x20000000
    eret_to (SVC|MASKED), 1f
1:  nop
    at_fault 0, c8, 0, 0x80001000
    at_fault 0, c8, 1, 0x80001000
    at_fault 0, c8, 2, 0x80001000
    at_fault 0, c8, 3, 0x80001000
    at_fault 0, c8, 0, 0x90000000
    at_fault 0, c8, 1, 0x90000000
    at_fault 0, c8, 2, 0x90000000
    at_fault 0, c8, 3, 0x90000000
    done
