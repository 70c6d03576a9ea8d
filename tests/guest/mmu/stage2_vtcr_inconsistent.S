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
    .irp value, 0x80003518, 0x80003519, 0x8000351a, 0x8000351b, 0x8000351c, 0x8000351d, 0x80003542, 0x80003543, 0x80003544, 0x80003545, 0x80003546, 0x80003547, 0x80003598, 0x80003599, 0x8000359a, 0x8000359b, 0x8000359c, 0x8000359d, 0x8000359e, 0x8000359f, 0x80003580, 0x80003581, 0x80003582, 0x80003583, 0x80003584, 0x80003585, 0x80003586, 0x80003587, 0x800035d8, 0x800035d9, 0x800035da, 0x800035db, 0x800035dc, 0x800035dd, 0x800035de, 0x800035df, 0x800035c0, 0x800035c1, 0x800035c2, 0x800035c3, 0x800035c4, 0x800035c5, 0x800035c6, 0x800035c7
    write 4, c2, c1, 2, \value
    at_fault 0, c8, 4, 0x40001000
    .endr
    done
