@ SPDX-License-Identifier: Apache-2.0
@ title: The targets of a Group 0 interrupt are RAZ/WI to Non-secure accesses
@ section: GIC 4.3.12
@ machine: secure, cores 2
@ expect: ns=10001 ns.write=20002 s=1020102
@ qemu: wrong: shows and changes the targets of Group 0, GIC 4.3.12
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    poke 0x00000500, GICD_IGROUPR+4
    poke 0x01010101, GICD_ITARGETSR+40
    to_nonsecure
    peek_out GICD_ITARGETSR+40
    rw 0x02020202, GICD_ITARGETSR+40
    to_secure
    peek_out GICD_ITARGETSR+40
    done
