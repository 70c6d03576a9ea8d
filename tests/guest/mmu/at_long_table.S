@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1C with long descriptors: success, or each fault and level in the 64-bit PAR
@ section: ARM ARM B4.1.112
@ expect: full.pl1r=0 full.pl1w=0 full.pl0r=0 full.pl0w=0 pl1.pl1r=0 pl1.pl1w=0 pl1.pl0r=81f
@ expect: pl1.pl0w=81f ro.pl1r=0 ro.pl1w=81f ro.pl0r=0 ro.pl0w=81f pl1.ro.pl1r=0 pl1.ro.pl1w=81f
@ expect: pl1.ro.pl0r=81f pl1.ro.pl0w=81f af.page.pl1r=817 af.page.pl1w=817 af.page.pl0r=817
@ expect: af.page.pl0w=817 af.block.pl1r=815 af.block.pl1w=815 af.block.pl0r=815 af.block.pl0w=815
@ expect: block.pl1r=0 block.pl1w=81d block.pl0r=81d block.pl0w=81d block1.pl1r=0 block1.pl1w=81b
@ expect: block1.pl0r=81b block1.pl0w=81b unmapped3.pl1r=80f unmapped3.pl1w=80f unmapped3.pl0r=80f
@ expect: unmapped3.pl0w=80f unmapped2.pl1r=80d unmapped2.pl1w=80d unmapped2.pl0r=80d
@ expect: unmapped2.pl0w=80d
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l3, 1, (page_a+0x74b)
    entry64 s1_l3, 2, (page_a+0x70b)
    entry64 s1_l3, 3, (page_a+0x7cb)
    entry64 s1_l3, 4, (page_a+0x78b)
    entry64 s1_l3, 5, (page_a+0x34b)
    entry64 s1_l2, 1, (0x40000000+0x349)
    entry64 s1_l2, 2, (0x40000000+0x789)
    entry64 s1_l1, 3, (0x40000000+0x789)
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0x80001124, 0x80002124, 0x80003124, 0x80004124, 0x80005124, 0x80200124, 0x80400124, 0xc0000124, 0x80008124, 0x80800124
    at_fault 0, c8, 0, \value
    at_fault 0, c8, 1, \value
    at_fault 0, c8, 2, \value
    at_fault 0, c8, 3, \value
    .endr
    done
