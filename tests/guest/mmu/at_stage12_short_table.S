@ SPDX-License-Identifier: Apache-2.0
@ title: ATS12NSO with stage 2 off: stage 1 alone, the 32-bit PAR
@ section: ARM ARM B4.1.112
@ expect: full.pl1r=0 full.pl1w=0 full.pl0r=0 full.pl0w=0 pl1.pl1r=0 pl1.pl1w=0 pl1.pl0r=1f
@ expect: pl1.pl0w=1f user.ro.pl1r=0 user.ro.pl1w=0 user.ro.pl0r=0 user.ro.pl0w=1f ro.pl1r=0
@ expect: ro.pl1w=1f ro.pl0r=0 ro.pl0w=1f pl1.ro.pl1r=0 pl1.ro.pl1w=1f pl1.ro.pl0r=1f pl1.ro.pl0w=1f
@ expect: none.pl1r=1f none.pl1w=1f none.pl0r=1f none.pl0w=1f unmapped.pl1r=f unmapped.pl1w=f
@ expect: unmapped.pl0r=f unmapped.pl0w=f l1.pl1r=b l1.pl1w=b l1.pl0r=b l1.pl0w=b
@ expect: dom.section.pl1r=13 dom.section.pl1w=13 dom.section.pl0r=13 dom.section.pl0w=13
@ expect: dom.page.pl1r=17 dom.page.pl1w=17 dom.page.pl0r=17 dom.page.pl0w=17 section.ro.pl1r=1b
@ expect: section.ro.pl1w=1b section.ro.pl0r=1b section.ro.pl0w=1b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+0x47e)
    entry32 short_l2, 2, (page_a+0x45e)
    entry32 short_l2, 3, (page_a+0x46e)
    entry32 short_l2, 4, (page_a+0x67e)
    entry32 short_l2, 5, (page_a+0x65e)
    entry32 short_l2, 6, (page_a+0x44e)
    entry32 short_l1, 0x900, (0x40000000+0x11c0e+0x60)
    entry32 short_l1, 0x910, (short_l2+S_COARSE+0x60)
    entry32 short_l1, 0x920, (0x40000000+0x1100e)
    use_short
    .irp value, 0x80001124, 0x80002124, 0x80003124, 0x80004124, 0x80005124, 0x80006124, 0x80008124, 0xa0000124, 0x90000124, 0x91001124, 0x92000124
    at_fault 0, c8, 4, \value
    at_fault 0, c8, 5, \value
    at_fault 0, c8, 6, \value
    at_fault 0, c8, 7, \value
    .endr
    done
