@ SPDX-License-Identifier: Apache-2.0
@ title: SCR.IRQ takes IRQs to Monitor mode
@ section: ARM ARM B1.8.4
@ machine: secure
@ expect: vector=218 spsr=153 entry=1d6
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 0x101
    mcr p15, 4, r1, c12, c0, 0
    set r1, vectors
    mcr p15, 0, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    poke 0xffffffff, GICD_IGROUPR
    poke 3, GICD_CTLR
    poke 3, GICC_CTLR
    write 0, c1, c1, 0, 0x103
    catch 3f
    poke 0x02008003, GICD_SGIR
    dsb
    leave_to (SVC|PSR_F|PSR_A), 2f
2:  wait_ipi
    outi 0xbad
3:  out_vector
    out_spsr 0x3ff
    out_entry_cpsr
    done
