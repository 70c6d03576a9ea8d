@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: HVC in Hyp mode while SCR.HCE is 0
@ section: ARM ARM B9.3.4
@ machine: secure
@ expect: vector=104
@ options: --unpredictable undefined
.equ SECURE, 1
.include "guest.inc"

test:
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 1
    mcr p15, 4, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    leave_to (HYP|MASKED), 1f
1:  catch 3f
    hvc #0
3:  out_vector
    done
