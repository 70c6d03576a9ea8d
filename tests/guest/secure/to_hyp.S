@ SPDX-License-Identifier: Apache-2.0
@ title: Monitor mode enters Non-secure Hyp mode by an exception return
@ section: ARM ARM B1.5.1
@ machine: secure
@ expect: cpsr=1da vector=208 spsr=1a scr=101
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
    leave_to (HYP|MASKED), 1f
1:  out_cpsr
    catch 3f
    smc #0
3:  out_vector
    out_spsr 0x1f
    mrc p15, 0, r0, c1, c1, 0
    out r0
    done
