@ SPDX-License-Identifier: Apache-2.0
@ title: Group 0 with FIQEn is a FIQ; SCR.FIQ takes it from Non-secure state to Monitor mode
@ section: ARM ARM B1.8.4
@ machine: secure
@ expect: vector=21c spsr=1d3 iar=3
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"
.include "gic.inc"

test:
    poke 0, GICD_IGROUPR
    poke 3, GICD_CTLR
    poke 0xff, GICC_PMR
    poke 0xb, GICC_CTLR
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 0x101
    mcr p15, 4, r1, c12, c0, 0
    set r1, vectors
    mcr p15, 0, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    write 0, c1, c1, 0, 0x105
    catch 3f
    poke 0x02000003, GICD_SGIR
    dsb
    leave_to (SVC|MASKED), 2f
2:  wait_ipi
    outi 0xbad
3:  out_vector
    out_spsr 0x3ff
    peek_out GICC_IAR
    done
