@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_NSAPR0 has the Group 1 levels; its upper half is the Non-secure GICC_APR0
@ section: GIC 4.4.13
@ machine: secure
@ expect: ns.apr=200 ns.nsapr=0 s.apr=0 s.nsapr=2000000 both.apr=100 both.nsapr=2000000 ns.apr=200
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 3, GICC_CTLR
    poke 0x200, GICD_IGROUPR+4
    spi 40, 0x40
    spi 41, 0xc8
    raise 41
    to_nonsecure
    peek r0, GICC_IAR
    outs GICC_APR0, GICC_NSAPR0
    to_secure
    outs GICC_APR0, GICC_NSAPR0
    raise 40
    peek r0, GICC_IAR
    outs GICC_APR0, GICC_NSAPR0
    to_nonsecure
    peek_out GICC_APR0
    done
