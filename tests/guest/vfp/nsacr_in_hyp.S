@ SPDX-License-Identifier: Apache-2.0
@ title: NSACR.cp10 0 in Hyp mode: UNDEFINED, and HSR says HCPTR, whose TCP10 reads 1
@ section: ARM ARM B1.11.3, B4.1.111
@ machine: secure
@ expect: tcp10=400 vector=104 ec=7 granted=1
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"
.include "vfp.inc"

    .macro to_hyp label                 @ from Monitor mode
    set r12, (HYP|MASKED)
    msr spsr_cxsf, r12
    set lr, \label
    movs pc, lr
    .endm
test:
    vfp_on
    fpscr 0
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 0x101
    mcr p15, 4, r1, c12, c0, 0
    write 4, c1, c1, 2, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    write 0, c1, c1, 2, 0
    to_hyp 1f
1:  mrc p15, 4, r0, c1, c1, 2
    and r0, r0, #0x400
    out r0
    catch 3f
    vadd.f64 d0, d1, d2
3:  out_vector
    out_hsr_ec
    catch 4f
    smc #0
4:  write 0, c1, c1, 2, 0xc00
    to_hyp 5f
5:  vadd.f64 d0, d1, d2
    outi 1
    done
