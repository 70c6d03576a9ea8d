@ SPDX-License-Identifier: Apache-2.0
@ title: Cache maintenance by MVA whose walk meets a stage 2 fault: CM and S1PTW
@ section: ARM ARM B3.13.6
@ expect: dcimvac=900001c7 hdfar=c0000004 hpfar=800030 dccmvac=900001c7 hdfar=c0000004 hpfar=800030
@ expect: dccmvau=900001c7 hdfar=c0000004 hpfar=800030 dccimvac=900001c7 hdfar=c0000004 hpfar=800030
@ expect: icimvau=900001c7 hdfar=c0000004 hpfar=800030
@ qemu: wrong: no faults of cache maintenance, B3.12.4
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l1, 3, (0x80003000+L_TABLE)
    use_stage2
    use_lpae
    set r1, 0xc0000004
    guest_access dcimvac
    guest_access dccmvac
    guest_access dccmvau
    guest_access dccimvac
    guest_access icimvau
    done
