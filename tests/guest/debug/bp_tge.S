@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE takes a breakpoint of PL0 to Hyp mode
@ section: ARM ARM B1.8.9, B1.14.1
@ expect: user=114 hsr=80000022
@ qemu: wrong: HCR.TGE does not route debug exceptions, B1.14.1
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    hcr 1<<27
    breakpoint 0, 2f
    attempt (USR), 2f
    out_hsr_abort
    done
2:  nop
    svc #0
