@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDE takes breakpoints of PL1 and PL0 to Hyp mode
@ section: ARM ARM B1.8.9, B3.13.6
@ expect: svc=114 hsr=80000022 elr=0 user=114 hsr=80000022 moe=1
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    write 4, c1, c1, 1, 0xf06
    breakpoint 0, 2f
    attempt (SVC|MASKED), 2f
    out_hsr_abort
    mrs r10, elr_hyp
    out_rel r10, 2f
    attempt (USR), 2f
    out_hsr_abort
    out_moe
    done
2:  nop
    hvc #0
