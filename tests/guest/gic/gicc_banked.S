@ SPDX-License-Identifier: Apache-2.0
@ title: Every core has a CPU interface of its own
@ section: GIC 4.1.3
@ machine: secure, cores 3
@ expect: ctlr1=0 pmr1=0 bpr2=5 abpr2=6 ctlr0=1 pmr0=f0 bpr0=4 abpr0=7 apr2=100 apr0=0 rpr0=ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke 1, GICC_CTLR
    poke 0xf0, GICC_PMR
    poke 4, GICC_BPR
    poke 7, GICC_ABPR
    poke_on 2, 5, GICC_BPR
    poke_on 2, 6, GICC_ABPR
    poke_on 2, 0x100, GICC_APR0
    out_on 1, GICC_CTLR, GICC_PMR
    out_on 2, GICC_BPR, GICC_ABPR
    outs GICC_CTLR, GICC_PMR, GICC_BPR, GICC_ABPR
    out_on 2, GICC_APR0
    outs GICC_APR0, GICC_RPR
    done
