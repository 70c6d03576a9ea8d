@ SPDX-License-Identifier: Apache-2.0
@ title: Without Virtualization Extensions: Supervisor mode, and HTTBR, ERET and MSR of Hyp are UNDEFINED
@ section: ARM ARM B1.3.1
@ machine: svc
@ expect: cpsr=1d3 vector=4
@ qemu: yes
.include "guest.inc"

test:
    out_cpsr 0x1df
    catch 3f
    mrc p15, 4, r0, c1, c1, 0
3:  out_vector
    done
