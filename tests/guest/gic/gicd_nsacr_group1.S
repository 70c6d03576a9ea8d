@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_NSACR does not matter to Group 1 interrupts
@ section: GIC 4.3.14
@ machine: secure
@ expect: nsacr=0 pending=100 enabled=100 cleared=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x100, GICD_IGROUPR+4
    peek_out GICD_NSACR+8
    to_nonsecure
    rw 0x100, GICD_ISPENDR+4, GICD_ISENABLER+4
    rw 0x100, GICD_ICPENDR+4
    done
