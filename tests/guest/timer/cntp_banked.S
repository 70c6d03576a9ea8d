@ SPDX-License-Identifier: Apache-2.0
@ title: CNTP is banked by security state
@ section: ARM ARM B8.1.5
@ machine: secure
@ expect: ns=0 secure=2
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"

test:
    mov r0, #2
    mcr p15, 0, r0, c14, c2, 1
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 0x101
    mcr p15, 4, r1, c12, c0, 0
    set r1, vectors
    mcr p15, 0, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    leave_to (HYP|MASKED), 1f
1:  mrc p15, 0, r0, c14, c2, 1
    and r0, r0, #3
    out r0
    catch 3f
    smc #0
3:  write 0, c1, c1, 0, 0
    mrc p15, 0, r0, c14, c2, 1
    and r0, r0, #3
    out r0
    done
