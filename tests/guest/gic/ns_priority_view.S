@ SPDX-License-Identifier: Apache-2.0
@ title: A Non-secure view of a priority is shifted; Non-secure writes land in the lower half
@ section: GIC 3.8.1
@ machine: secure
@ expect: ns=80400020 secure=889098a0
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"
.include "gic.inc"

test:
    poke 0xffffffff, GICD_IGROUPR
    poke 0xc0a08090, GICD_IPRIORITYR
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 0x101
    mcr p15, 4, r1, c12, c0, 0
    set r1, vectors
    mcr p15, 0, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    leave_to (HYP|MASKED), 1f
1:  peek r1, GICD_IPRIORITYR
    out r1
    set r2, 0x10203040
    set r12, GICD_IPRIORITYR
    str r2, [r12]
    catch 3f
    smc #0
3:  cps #MON
    write 0, c1, c1, 0, 0
    peek_out GICD_IPRIORITYR
    done
