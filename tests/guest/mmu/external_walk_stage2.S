@ SPDX-License-Identifier: Apache-2.0
@ title: External aborts on the stage 2 walk are taken to Hyp mode, with the level of stage 2
@ section: ARM ARM B3.12.4
@ expect: l2.read=91820016 hdfar=c0000004 hpfar=c00000 l2.write=91820056 hdfar=c0000004 hpfar=c00000
@ expect: l2.fetch=80000016 hifar=c0000000 hpfar=c00000 l3.read=91820017 hdfar=80200004 hpfar=802000
@ expect: l3.write=91820057 hdfar=80200004 hpfar=802000 l3.fetch=80000017 hifar=80200000
@ expect: hpfar=802000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s2_l1, 3, (0xb000000+L_TABLE)
    entry64 s2_l2, 1, (0xb000000+L_TABLE)
    use_stage2
    set r1, 0xc0000004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0xc0000000
    set r1, 0x80200004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0x80200000
    done
