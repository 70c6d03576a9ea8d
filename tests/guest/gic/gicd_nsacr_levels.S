@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_NSACR 1: set pending; 2: clear pending and read active, too; 3: the targets, too
@ section: GIC 4.3.14
@ machine: secure, cores 2
@ expect: pending=e active=c enable=0 priority=0 target=1000000 cleared=2 s.pending=2 s.target=2010101 s.active=f
@ qemu: wrong: no GICD_NSACR, GIC 4.3.14
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    poke 0xe4, GICD_NSACR+8
    poke 0x01010101, GICD_ITARGETSR+32
    poke 0xf, GICD_ISACTIVER+4
    poke 0xf, GICD_ISENABLER+4
    to_nonsecure
    rw 0xf, GICD_ISPENDR+4
    outs GICD_ISACTIVER+4, GICD_ISENABLER+4, GICD_IPRIORITYR+32, GICD_ITARGETSR+32
    poke 0x02020202, GICD_ITARGETSR+32
    poke 0xf, GICD_ICPENDR+4
    poke 0xf, GICD_ICACTIVER+4
    peek_out GICD_ISPENDR+4
    to_secure
    outs GICD_ISPENDR+4, GICD_ITARGETSR+32, GICD_ISACTIVER+4
    done
