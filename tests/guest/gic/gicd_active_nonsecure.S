@ SPDX-License-Identifier: Apache-2.0
@ title: Active bits of Group 0 interrupts are RAZ/WI to Non-secure accesses
@ section: GIC 4.3.9
@ machine: secure
@ expect: ns=ff00 ns.cleared=0 s=ff000000 ns.set=ffff s.set=ff00ffff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x0000ffff, GICD_IGROUPR+4
    poke 0xff00ff00, GICD_ISACTIVER+4
    to_nonsecure
    peek_out GICD_ISACTIVER+4
    rw 0xffffffff, GICD_ICACTIVER+4
    to_secure
    peek_out GICD_ISACTIVER+4
    to_nonsecure
    rw 0xffffffff, GICD_ISACTIVER+4
    to_secure
    peek_out GICD_ICACTIVER+4
    done
