@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_SPENDSGIR belongs to the target core
@ section: GIC 4.3.17
@ machine: secure, cores 3
@ expect: core0=0 core1=4 core2=0 core1.cleared=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke_on 1, 4, GICD_SPENDSGIR
    peek_out GICD_SPENDSGIR
    out_on 1, GICD_SPENDSGIR
    out_on 2, GICD_SPENDSGIR
    poke 4, GICD_CPENDSGIR
    poke_on 1, 4, GICD_CPENDSGIR
    out_on 1, GICD_SPENDSGIR
    done
