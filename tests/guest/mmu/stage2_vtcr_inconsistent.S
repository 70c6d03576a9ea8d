@ SPDX-License-Identifier: Apache-2.0
@ title: VTCR.SL0 that does not fit T0SZ, or is reserved: level 1 translation fault of stage 2
@ section: ARM ARM B3.6.6
@ expect: s0.t8=a0b s0.t9=a0b s0.ta=a0b s0.tb=a0b s0.tc=a0b s0.td=a0b s1.t2=a0b s1.t3=a0b s1.t4=a0b
@ expect: s1.t5=a0b s1.t6=a0b s1.t7=a0b s2.t8=a0b s2.t9=a0b s2.ta=a0b s2.tb=a0b s2.tc=a0b s2.td=a0b
@ expect: s2.te=a0b s2.tf=a0b s2.t0=a0b s2.t1=a0b s2.t2=a0b s2.t3=a0b s2.t4=a0b s2.t5=a0b s2.t6=a0b
@ expect: s2.t7=a0b s3.t8=a0b s3.t9=a0b s3.ta=a0b s3.tb=a0b s3.tc=a0b s3.td=a0b s3.te=a0b s3.tf=a0b
@ expect: s3.t0=a0b s3.t1=a0b s3.t2=a0b s3.t3=a0b s3.t4=a0b s3.t5=a0b s3.t6=a0b s3.t7=a0b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_stage2
    write 4, c2, c1, 2, 0x80003518
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003519
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x8000351a
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x8000351b
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x8000351c
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x8000351d
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003542
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003543
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003544
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003545
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003546
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003547
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003598
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003599
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x8000359a
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x8000359b
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x8000359c
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x8000359d
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x8000359e
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x8000359f
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003580
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003581
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003582
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003583
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003584
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003585
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003586
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x80003587
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035d8
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035d9
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035da
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035db
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035dc
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035dd
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035de
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035df
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035c0
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035c1
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035c2
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035c3
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035c4
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035c5
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035c6
    at_fault 0, c8, 4, 0x40001000
    write 4, c2, c1, 2, 0x800035c7
    at_fault 0, c8, 4, 0x40001000
    done
