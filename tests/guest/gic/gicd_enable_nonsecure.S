@ SPDX-License-Identifier: Apache-2.0
@ title: Enable bits of Group 0 interrupts are RAZ/WI to Non-secure accesses
@ section: GIC 4.3.5
@ machine: secure
@ expect: ns=ffff ns.cleared=0 s=ffff0000 ns.set=ffff s.set=ffff00ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x0000ffff, GICD_IGROUPR+4
    poke 0xffffffff, GICD_ISENABLER+4
    to_nonsecure
    peek_out GICD_ISENABLER+4
    rw 0xffffffff, GICD_ICENABLER+4
    to_secure
    peek_out GICD_ISENABLER+4
    poke 0x00ff0000, GICD_ICENABLER+4
    to_nonsecure
    rw 0xffffffff, GICD_ISENABLER+4
    poke 0x0000ff00, GICD_ICENABLER+4
    to_secure
    poke 0x00ff0000, GICD_ISENABLER+4
    peek_out GICD_ISENABLER+4
    done
