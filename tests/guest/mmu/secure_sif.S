@ SPDX-License-Identifier: Apache-2.0
@ title: SCR.SIF: Secure fetches from Non-secure memory are permission faults; data is not affected
@ section: ARM ARM B3.7.2
@ machine: secure
@ expect: secure=0 section=0 page=0 sif.secure=0 sif.section=c000d sif.page=c000f sif.data=0
@ qemu: wrong: no SCR.SIF of short descriptors, B3.7.2
.equ SECURE, 1
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry32 short_l1, 0x900, (0x40000000+0x11c0e+0x80000)
    entry32 short_l1, 0x910, (short_l2+S_COARSE+8)
    entry32 short_l2, 1, (page_a+0x47e)
    entry32 short_l2, 2, (page_a+0x47e)
    use_short
    fetch (SVC|MASKED), 0x80001000
    fetch (SVC|MASKED), 0x90000000
    fetch USR, 0x91001000
    cps #SVC
    mrc p15, 0, r0, c1, c1, 0
    orr r0, r0, #0x200
    mcr p15, 0, r0, c1, c1, 0
    isb
    tlbiall
    fetch (SVC|MASKED), 0x80001000
    fetch (SVC|MASKED), 0x90000000
    fetch USR, 0x91001000
    set r1, 0x90000004
    access (SVC|MASKED), ldr r2, [r1]
    done
