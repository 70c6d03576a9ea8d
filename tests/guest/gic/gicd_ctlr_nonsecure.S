@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_CTLR, Non-secure copy: bit 0 is EnableGrp1 of the Secure copy
@ section: GIC 4.3.1
@ machine: secure
@ expect: ns=0 ns.on=1 s=3 ns.again=1 ns.off=0 s.off=1
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICD_CTLR
    to_nonsecure
    peek_out GICD_CTLR
    rw 0xffffffff, GICD_CTLR
    to_secure
    peek_out GICD_CTLR
    to_nonsecure
    peek_out GICD_CTLR
    rw 0, GICD_CTLR
    to_secure
    peek_out GICD_CTLR
    done
