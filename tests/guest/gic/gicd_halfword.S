@ SPDX-License-Identifier: Apache-2.0
@ title: Halfword accesses work where byte accesses do
@ section: A7 TRM 8.3.1
@ machine: secure, cores 2
@ expect: priority=a0500000 half=a050 target=1020000 low=0 spend=3010000 cpend=2010000
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    pokeh 0xa050, GICD_IPRIORITYR+42
    peek_out GICD_IPRIORITYR+40
    peekh_out GICD_IPRIORITYR+42
    pokeh 0x0102, GICD_ITARGETSR+42
    peek_out GICD_ITARGETSR+40
    peekh_out GICD_ITARGETSR+40
    pokeh 0x0301, GICD_SPENDSGIR+2
    peek_out GICD_SPENDSGIR
    pokeh 0x0100, GICD_CPENDSGIR+2
    peek_out GICD_CPENDSGIR
    done
