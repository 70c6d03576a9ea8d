@ SPDX-License-Identifier: Apache-2.0
@ title: SCR.SCD makes SMC UNDEFINED in Non-secure state
@ section: ARM ARM B4.1.129
@ machine: secure
@ expect: vector=4
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"

test:
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 0x101
    mcr p15, 4, r1, c12, c0, 0
    set r1, vectors
    mcr p15, 0, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    write 0, c1, c1, 0, 0x181
    leave_to (SVC|MASKED), 1f
1:  catch 3f
    smc #0
3:  out_vector
    done
