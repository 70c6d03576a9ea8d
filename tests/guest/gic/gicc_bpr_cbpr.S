@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_CTLR.CBPR: a Non-secure GICC_BPR reads as the Secure one plus 1, at most 7, and is read-only
@ section: GIC 4.4.3
@ machine: secure
@ expect: ns=5 ns.write=5 s.bpr=4 ns.max=7 ns.own=6
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 6, GICC_ABPR
    poke 4, GICC_BPR
    poke 0x10, GICC_CTLR
    to_nonsecure
    peek_out GICC_BPR
    rw 7, GICC_BPR
    to_secure
    peek_out GICC_BPR
    poke 7, GICC_BPR
    to_nonsecure
    peek_out GICC_BPR
    to_secure
    poke 0, GICC_CTLR
    to_nonsecure
    peek_out GICC_BPR
    done
