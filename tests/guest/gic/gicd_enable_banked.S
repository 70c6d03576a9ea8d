@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ISENABLER0 has a copy for each core, GICD_ISENABLER1 is shared
@ section: GIC 4.3.5
@ machine: secure, cores 3
@ expect: core1=ffff core2=f00ffff core0=80ffff shared=100 cleared=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke 0x00800000, GICD_ISENABLER
    poke 0x100, GICD_ISENABLER+4
    poke_on 2, 0x0f000000, GICD_ISENABLER
    out_on 1, GICD_ISENABLER
    out_on 2, GICD_ISENABLER
    peek_out GICD_ISENABLER
    out_on 2, GICD_ISENABLER+4
    poke_on 2, 0x100, GICD_ICENABLER+4
    peek_out GICD_ISENABLER+4
    done
