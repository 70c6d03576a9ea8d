@ SPDX-License-Identifier: Apache-2.0
@ title: Everything of an interrupt beyond the implemented ones is RAZ/WI
@ section: GIC 4.1.2
@ machine: secure, cores 2
@ expect: group=0 ise=0 ice=0 isp=0 icp=0 isa=0 ica=0 priority=0 target=0 icfgr=0 last.priority=0 last.target=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    rw 0xffffffff, GICD_IGROUPR+36, GICD_ISENABLER+36, GICD_ICENABLER+36, GICD_ISPENDR+36, GICD_ICPENDR+36
    rw 0xffffffff, GICD_ISACTIVER+36, GICD_ICACTIVER+36, GICD_IPRIORITYR+288, GICD_ITARGETSR+288, GICD_ICFGR+72
    rw 0xffffffff, GICD_IPRIORITYR+1020, GICD_ITARGETSR+1020
    done
