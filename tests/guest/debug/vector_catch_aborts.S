@ SPDX-License-Identifier: Apache-2.0
@ title: Catches of the abort vectors do nothing while debug exceptions go to PL1
@ section: ARM ARM C3.2.4
@ expect: prefetch=c prefetch=3 tde=114 tde=80000022
@ qemu: wrong: vector catch is not implemented, C3.2.4
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    mcr14 c0, c7, 0, 3<<27              @ NSP, NSD
    isb
    attempt (SVC|MASKED), 2f
    out_moe
    hcr 0
    write 4, c1, c1, 1, 0xf06           @ TDE: a branch to the vector is caught by Hyp mode
    attempt (SVC|MASKED), 3f
    out_hsr_abort
    done
2:  bkpt #0
3:  set r0, vectors+0x10
    bx r0
