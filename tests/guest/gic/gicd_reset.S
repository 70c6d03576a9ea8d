@ SPDX-License-Identifier: Apache-2.0
@ title: The Distributor after reset: everything off, Group 0, not pending, not active; SGIs enabled
@ section: GIC 4.3
@ machine: secure
@ expect: ctlr=0 typer=408 group0=0 group1=0 ise0=ffff ise1=0 ice0=ffff ice1=0
@ expect: isp0=0 isp1=0 icp0=0 isa0=0 isa1=0 ica0=0 priority0=0 priority10=0 target10=0 sgi=aaaaaaaa cpend=0 spend=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    outs GICD_CTLR, GICD_TYPER, GICD_IGROUPR, GICD_IGROUPR+4
    outs GICD_ISENABLER, GICD_ISENABLER+4, GICD_ICENABLER, GICD_ICENABLER+4
    outs GICD_ISPENDR, GICD_ISPENDR+4, GICD_ICPENDR, GICD_ISACTIVER, GICD_ISACTIVER+4, GICD_ICACTIVER
    outs GICD_IPRIORITYR, GICD_IPRIORITYR+40, GICD_ITARGETSR+40, GICD_ICFGR, GICD_CPENDSGIR, GICD_SPENDSGIR
    done
