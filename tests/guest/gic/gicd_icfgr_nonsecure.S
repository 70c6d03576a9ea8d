@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ICFGR fields of Group 0 interrupts are RAZ/WI to Non-secure accesses
@ section: GIC 4.3.13
@ machine: secure
@ expect: ns=aa0000 s=aaaa
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x00000f00, GICD_IGROUPR+4
    poke 0x0000aaaa, GICD_ICFGR+8
    to_nonsecure
    poke 0xffffffff, GICD_ICFGR+8
    peek r1, GICD_ICFGR+8
    set r2, 0xaaaaaaaa
    and r1, r1, r2
    out r1
    poke 0, GICD_ICFGR+8
    to_secure
    peek r1, GICD_ICFGR+8
    set r2, 0xaaaaaaaa
    and r1, r1, r2
    out r1
    done
