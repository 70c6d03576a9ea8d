@ SPDX-License-Identifier: Apache-2.0
@ title: A stage 1 table behind stage 2: access flag, permission, HCR.PTW; WnR of each
@ section: ARM ARM B3.19.6
@ expect: af.read=9000008b hdfar=c0000004 hpfar=800030 af.write=900000cb hdfar=c0000004 hpfar=800030
@ expect: af.fetch=8000008b hifar=c0000000 hpfar=800030 perm.read=9000008f hdfar=c0000004
@ expect: hpfar=800030 perm.write=9000008f hdfar=c0000004 hpfar=800030 perm.fetch=8000008f
@ expect: hifar=c0000000 hpfar=800030 device=100206 ptw.read=9000008f hdfar=c0000004 hpfar=800030
@ expect: ptw.write=900000cf hdfar=c0000004 hpfar=800030 ptw.fetch=8000008f hifar=c0000000
@ expect: hpfar=800030 ptw.so=9000008f hdfar=c0000004 hpfar=800030
@ qemu: wrong: the level is that of stage 1; WnR of a walk, B3.19.6
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l1, 3, (0x80003000+L_TABLE)
    entry64 s2_l3, 3, (page_a+S2_PAGE-0x400)
    use_stage2
    use_lpae
    set r1, 0xc0000004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0xc0000000
    entry64 s2_l3, 3, (page_a+S2_PAGE-S2_READ)
    mcr p15, 4, r0, c8, c7, 4
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0xc0000000
    entry64 s2_l3, 3, (page_a+S2_DEVICE_PAGE)
    mcr p15, 4, r0, c8, c7, 4
    guest_access ldr r2, [r1]
    hcr 5
    mcr p15, 4, r0, c8, c7, 4
    dsb
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0xc0000000
    entry64 s2_l3, 3, (page_a+S2_SO_PAGE)
    mcr p15, 4, r0, c8, c7, 4
    dsb
    guest_access ldr r2, [r1]
    done
