@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE: a synchronous external abort of User mode is taken to Hyp mode
@ section: ARM ARM B1.8.4
@ expect: read=90000010 hdfar=b000000 hpfar=0 fetch=80000010 hifar=b000000 hpfar=0
@ qemu: wrong: the status code of an abort routed by HCR.TGE, B3.13.6
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    hcr 0x08000000
    set r1, 0xb000000
    guest_access_in USR, ldr r2, [r1]
    guest_fetch 0xb000000, USR
    done
