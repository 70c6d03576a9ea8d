@ SPDX-License-Identifier: Apache-2.0
@ title: The priority of a Group 0 interrupt is RAZ/WI to Non-secure accesses
@ section: GIC 4.3.11
@ machine: secure
@ expect: ns=c00040 s=a0e040c0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x00000500, GICD_IGROUPR+4
    poke 0xa0e040a0, GICD_IPRIORITYR+40
    to_nonsecure
    poke 0xffc0ff80, GICD_IPRIORITYR+40
    pokeb 0x40, GICD_IPRIORITYR+40
    peek_out GICD_IPRIORITYR+40
    to_secure
    pokeb 0xc0, GICD_IPRIORITYR+40
    peek_out GICD_IPRIORITYR+40
    done
