@ SPDX-License-Identifier: Apache-2.0
@ title: HVC is UNDEFINED in Secure state, and in Non-secure PL1 while SCR.HCE is 0
@ section: ARM ARM B9.3.4
@ machine: secure
@ expect: secure=4 nonsecure=4
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"

test:
    catch 2f
    hvc #0
2:  out_vector
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 0x101
    mcr p15, 4, r1, c12, c0, 0
    set r1, vectors
    mcr p15, 0, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    write 0, c1, c1, 0, 1
    leave_to (SVC|MASKED), 1f
1:  catch 3f
    hvc #0
3:  out_vector
    done
