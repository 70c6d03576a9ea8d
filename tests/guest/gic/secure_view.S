@ SPDX-License-Identifier: Apache-2.0
@ title: Secure reads of GICC_IAR: 1022 for a pending Group 1 interrupt without AckCtl; Non-secure: 1023 for Group 0
@ section: GIC 4.4.4
@ machine: secure
@ expect: secure=3fe aiar=5 hppir=3 ns.iar=3ff ns.igroup=0
@ qemu: wrong: no GICC_AIAR, GIC 4.4.9
.equ SECURE, 1
.include "guest.inc"
.include "gic.inc"

test:
    poke 0xfffffff7, GICD_IGROUPR
    poke 3, GICD_CTLR
    poke 0xff, GICC_PMR
    poke 3, GICC_CTLR
    poke 0x02008005, GICD_SGIR
    dsb
    wait_ipi
    peek_out GICC_IAR
    peek_out GICC_AIAR
    poke 0x02000003, GICD_SGIR
    dsb
    wait_ipi
    peek_out GICC_HPPIR
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 0x101
    mcr p15, 4, r1, c12, c0, 0
    set r1, vectors
    mcr p15, 0, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    leave_to (HYP|MASKED), 1f
1:  peek_out GICC_IAR
    peek_out GICD_IGROUPR
    done
