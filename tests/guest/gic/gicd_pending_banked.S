@ SPDX-License-Identifier: Apache-2.0
@ title: The pending state of a PPI belongs to a core, that of an SPI to all
@ section: GIC 4.3.7
@ machine: secure, cores 3
@ expect: core0=800000 core1=0 core2=1000000 spi=100 cleared0=800000 cleared2=0
@ qemu: wrong: with several cores software cannot set a PPI pending, GIC 4.3.7
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke 0x00800000, GICD_ISPENDR
    poke_on 2, 0x01000000, GICD_ISPENDR
    poke_on 2, 0x00000100, GICD_ISPENDR+4
    peek_out GICD_ISPENDR
    out_on 1, GICD_ISPENDR
    out_on 2, GICD_ISPENDR
    peek_out GICD_ISPENDR+4
    poke_on 2, 0xffffffff, GICD_ICPENDR
    peek_out GICD_ISPENDR
    out_on 2, GICD_ISPENDR
    done
