@ SPDX-License-Identifier: Apache-2.0
@ title: A Non-secure GICC_IAR read finds 1023 while the highest priority interrupt is in Group 0
@ section: GIC 4.4.4
@ machine: secure
@ expect: ns=3ff ns.hppir=3ff pending=300 s=28 s.next=3fe ns=29
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
    spi 41, 0x80
    raise 40, 41
    to_nonsecure
    outs GICC_IAR, GICC_HPPIR
    to_secure
    outs GICD_ISPENDR+4, GICC_IAR
    poke 40, GICC_EOIR
    peek_out GICC_IAR
    to_nonsecure
    peek_out GICC_IAR
    done
