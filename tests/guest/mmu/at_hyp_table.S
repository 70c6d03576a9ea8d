@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1H: success, or each fault and level, always in the 64-bit PAR
@ section: ARM ARM B4.1.112
@ expect: rw.r=0 rw.w=0 ro.r=0 ro.w=81f af3.r=817 af3.w=817 ro2.r=0 ro2.w=81d af1.r=813 af1.w=813
@ expect: tr3.r=80f tr3.w=80f tr2.r=80d tr2.w=80d
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l3, 1, (page_a+0x74b)
    entry64 s1_l3, 2, (page_a+0x7cb)
    entry64 s1_l3, 3, (page_a+0x34b)
    entry64 s1_l2, 2, (0x40000000+0x789)
    entry64 s1_l1, 3, (0x40000000+0x349)
    use_hyp_mmu
    .irp value, 0x80001124, 0x80002124, 0x80003124, 0x80400000, 0xc0000000, 0x80004000, 0x80800000
    at_fault 4, c8, 0, \value
    at_fault 4, c8, 1, \value
    .endr
    done
