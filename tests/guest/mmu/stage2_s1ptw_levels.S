@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2 fault on stage 1 tables of levels 2 and 3: S1PTW, IPA of the descriptor, all accesses
@ section: ARM ARM B3.13.6
@ expect: l2.read=90000087 hdfar=c0000004 hpfar=800030 l2.write=900000c7 hdfar=c0000004 hpfar=800030
@ expect: l2.fetch=80000087 hifar=c0000000 hpfar=800030 l3.read=90000085 hdfar=80200004 hpfar=c00000
@ expect: l3.write=900000c5 hdfar=80200004 hpfar=c00000 l3.fetch=80000085 hifar=80200000
@ expect: hpfar=c00000
@ qemu: wrong: the level is that of stage 1, B3.13.6
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_stage2
    use_lpae
    entry64 s1_l1, 3, (0x80003000+L_TABLE)
    entry64 s1_l2, 1, 0xc0000003
    set r1, 0xc0000004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0xc0000000
    set r1, 0x80200004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0x80200000
    done
