@ SPDX-License-Identifier: Apache-2.0
@ title: ATS12NSO, stage 1 off: each stage 2 fault and level, S2 set in the 64-bit PAR
@ section: ARM ARM B4.1.112
@ expect: rw.pl1r=0 rw.pl1w=0 rw.pl0r=0 rw.pl0w=0 ro.pl1r=0 ro.pl1w=a1f ro.pl0r=0 ro.pl0w=a1f
@ expect: wo.pl1r=a1f wo.pl1w=0 wo.pl0r=a1f wo.pl0w=0 none.pl1r=a1f none.pl1w=a1f none.pl0r=a1f
@ expect: none.pl0w=a1f af3.pl1r=a17 af3.pl1w=a17 af3.pl0r=a17 af3.pl0w=a17 af2.pl1r=a15
@ expect: af2.pl1w=a15 af2.pl0r=a15 af2.pl0w=a15 ro2.pl1r=0 ro2.pl1w=a1d ro2.pl0r=0 ro2.pl0w=a1d
@ expect: wo1.pl1r=a1b wo1.pl1w=0 wo1.pl0r=a1b wo1.pl0w=0 tr3.pl1r=a0f tr3.pl1w=a0f tr3.pl0r=a0f
@ expect: tr3.pl0w=a0f tr2.pl1r=a0d tr2.pl1w=a0d tr2.pl0r=a0d tr2.pl0w=a0d
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s2_l3, 1, (page_a+S2_PAGE)
    entry64 s2_l3, 2, (page_a+S2_PAGE-S2_WRITE)
    entry64 s2_l3, 3, (page_a+S2_PAGE-S2_READ)
    entry64 s2_l3, 4, (page_a+S2_PAGE-S2_READ-S2_WRITE)
    entry64 s2_l3, 5, (page_a+S2_PAGE-0x400)
    entry64 s2_l2, 1, (0x40000000+S2_BLOCK-0x400)
    entry64 s2_l2, 2, (0x40000000+S2_BLOCK-S2_WRITE)
    entry64 s2_l1, 3, (0x40000000+S2_BLOCK-S2_READ)
    use_stage2
    .irp value, 0x80001124, 0x80002124, 0x80003124, 0x80004124, 0x80005124, 0x80200124, 0x80400124, 0xc0000124, 0x80006124, 0x80800124
    at_fault 0, c8, 4, \value
    at_fault 0, c8, 5, \value
    at_fault 0, c8, 6, \value
    at_fault 0, c8, 7, \value
    .endr
    done
