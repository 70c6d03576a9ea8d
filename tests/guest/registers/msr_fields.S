@ SPDX-License-Identifier: Apache-2.0
@ title: MSR writes the fields of its mask alone
@ section: ARM ARM B9.3.12
@ expect: f=f03d1 s=3d1 c=310
@ qemu: yes
.include "guest.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    set r0, 0xf00f03d1
    msr spsr_cxsf, r0
    set r1, 0
    msr spsr_f, r1
    mrs r2, spsr
    out r2
    msr spsr_s, r1
    mrs r2, spsr
    out r2
    set r1, 0x10
    msr spsr_c, r1
    mrs r2, spsr
    out r2
    done
