@ SPDX-License-Identifier: Apache-2.0
@ title: The active state of SGIs and PPIs belongs to a core, that of an SPI to all
@ section: GIC 4.3.9
@ machine: secure, cores 3
@ expect: core0=1 core1=0 core2=20000 spi=100 cleared=0 core0=1 core2=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke 1, GICD_ISACTIVER
    poke_on 2, 0x00020000, GICD_ISACTIVER
    poke_on 2, 0x00000100, GICD_ISACTIVER+4
    peek_out GICD_ISACTIVER
    out_on 1, GICD_ISACTIVER
    out_on 2, GICD_ISACTIVER
    peek_out GICD_ISACTIVER+4
    poke_on 1, 0xffffffff, GICD_ICACTIVER+4
    poke_on 2, 0xffffffff, GICD_ICACTIVER
    outs GICD_ISACTIVER+4, GICD_ISACTIVER
    out_on 2, GICD_ISACTIVER
    done
