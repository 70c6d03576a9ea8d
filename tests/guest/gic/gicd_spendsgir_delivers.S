@ SPDX-License-Identifier: Apache-2.0
@ title: An SGI that GICD_SPENDSGIR makes pending is acknowledged with the source that was written
@ section: GIC 4.3.17
@ machine: secure, cores 3
@ expect: isr=80 iar=802 left=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    gic_on
    pokeb 4, GICD_SPENDSGIR+2
    out_isr
    outs GICC_IAR, GICD_SPENDSGIR
    done
