@ SPDX-License-Identifier: Apache-2.0
@ title: RFE to User mode; SRS and RFE restore what SRS stored
@ section: ARM ARM B9.3.13
@ expect: vector=8 lr=4 spsr=1d0
@ qemu: yes
.include "guest.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    set r0, (USR|MASKED)
    msr spsr_cxsf, r0
    set lr, 2f
    srsdb sp!, #SVC
    catch 3f
    rfeia sp!
2:  svc #0
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    done
