@ SPDX-License-Identifier: Apache-2.0
@ title: ELR_hyp and SPSR_hyp are what ERET uses
@ section: ARM ARM B9.3.3
@ expect: elr=1234 spsr=f00001d3
@ qemu: yes
.include "guest.inc"

test:
    set r0, 0x1234
    msr elr_hyp, r0
    mrs r1, elr_hyp
    out r1
    set r0, 0xf00001d3
    msr spsr_cxsf, r0
    mrs r1, spsr
    out r1
    done
