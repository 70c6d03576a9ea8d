@ SPDX-License-Identifier: Apache-2.0
@ title: Non-secure software sees the lower half of the priorities, shifted by one bit
@ section: GIC 3.5
@ machine: secure
@ expect: ns=80c000f0 ns.write=e0 s=f0 ns.least=0 s.least=80
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0xffffffff, GICD_IGROUPR+4
    poke 0x40e080f8, GICD_IPRIORITYR+40
    to_nonsecure
    peek_out GICD_IPRIORITYR+40
    pokeb 0xef, GICD_IPRIORITYR+44
    peekb_out GICD_IPRIORITYR+44
    to_secure
    peekb_out GICD_IPRIORITYR+44
    to_nonsecure
    pokeb 0, GICD_IPRIORITYR+44
    peekb_out GICD_IPRIORITYR+44
    to_secure
    peekb_out GICD_IPRIORITYR+44
    done
