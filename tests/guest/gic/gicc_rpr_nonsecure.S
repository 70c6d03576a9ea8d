@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_RPR: a Non-secure read sees a Secure priority as 0, its own shifted, idle as 0xff
@ section: GIC 4.4.6
@ machine: secure
@ expect: idle=ff group1=40 s.group1=a0 group0=0 s.group0=40
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 3, GICC_CTLR
    poke 0x200, GICD_IGROUPR+4
    spi 40, 0x40
    spi 41, 0xa0
    raise 41
    to_nonsecure
    peek_out GICC_RPR
    peek r0, GICC_IAR
    peek_out GICC_RPR
    to_secure
    peek_out GICC_RPR
    raise 40
    peek r0, GICC_IAR
    to_nonsecure
    peek_out GICC_RPR
    to_secure
    peek_out GICC_RPR
    done
