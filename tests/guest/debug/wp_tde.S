@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDE takes a watchpoint to Hyp mode: EC 0x24, DFSC 0x22, HDFAR, WnR
@ section: ARM ARM B1.8.9, B3.13.6
@ expect: load=114 load=90000022 load=0 store=114 store=90000062 store=0
@ qemu: wrong: HDFAR and WnR, B3.13.6
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    write 4, c1, c1, 1, 0xf06
    watchpoint 0, word
    attempt (SVC|MASKED), 1f
    out_hsr_abort
    mrc p15, 4, r10, c6, c0, 0
    out_rel r10, word
    attempt (USR), 2f
    out_hsr_abort
    mrc p15, 4, r10, c6, c0, 0
    out_rel r10, word
    done
1:  set r5, word
    ldr r4, [r5]
    hvc #0
2:  set r5, word
    str r4, [r5]
    svc #0
    .data
    .balign 8
word: .word 1, 2
