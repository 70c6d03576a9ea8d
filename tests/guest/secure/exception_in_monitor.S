@ SPDX-License-Identifier: Apache-2.0
@ title: An exception taken in Monitor mode clears SCR.NS
@ section: ARM ARM B1.8.10
@ machine: secure
@ expect: vector=4 scr=100 spsr=16
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
    catch 3f
    .word 0xe7f000f0
3:  out_vector
    mrc p15, 0, r0, c1, c1, 0
    out r0
    out_spsr 0x1f
    done
