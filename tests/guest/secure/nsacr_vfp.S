@ SPDX-License-Identifier: Apache-2.0
@ title: NSACR.cp10 0: VFP is UNDEFINED in Non-secure state and CPACR reads 0 there
@ section: ARM ARM B4.1.111
@ machine: secure
@ expect: cpacr=0 vector=4
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
    write 0, c1, c1, 2, 0
    write 0, c1, c0, 2, 0xf00000
    leave_to (SVC|MASKED), 1f
1:  mrc p15, 0, r0, c1, c0, 2
    and r0, r0, #0xf00000
    out r0
    catch 3f
    vmrs r0, fpexc
3:  out_vector
    done
