@ SPDX-License-Identifier: Apache-2.0
@ title: At PL0 an UNDEFINED access is not trapped: it goes to Undefined mode
@ section: ARM ARM B1.14.1
@ expect: ctr=4 ttbr0=4 actlr=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x4270000
    probe_user mrc p15, 0, r4, c0, c0, 1
    probe_user mcr p15, 0, r4, c2, c0, 0
    probe_user mrc p15, 0, r4, c1, c0, 1
    done
