@ SPDX-License-Identifier: Apache-2.0
@ title: External aborts on the walk of the PL2 regime: HSR with the level
@ section: ARM ARM B3.12.4
@ expect: l2.read=94000016 hdfar=c0000004 l2.write=94000056 hdfar=c0000004 l2.fetch=84000016
@ expect: hifar=c0000000 l3.read=94000017 hdfar=80200004 l3.write=94000057 hdfar=80200004
@ expect: l3.fetch=84000017 hifar=80200000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l1, 3, (0xb000000+L_TABLE)
    entry64 s1_l2, 1, (0xb000000+L_TABLE)
    use_hyp_mmu
    set r1, 0xc0000004
    hyp_access ldr r2, [r1]
    hyp_access str r2, [r1]
    hyp_fetch 0xc0000000
    set r1, 0x80200004
    hyp_access ldr r2, [r1]
    hyp_access str r2, [r1]
    hyp_fetch 0x80200000
    done
