@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_ABPR is the Non-secure GICC_BPR
@ section: GIC 4.4.8
@ machine: secure
@ expect: ns=5 ns.write=6 s.abpr=6 s.bpr=4 ns.abpr=0 s.abpr=6
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 4, GICC_BPR
    poke 5, GICC_ABPR
    to_nonsecure
    peek_out GICC_BPR
    rw 6, GICC_BPR
    to_secure
    outs GICC_ABPR, GICC_BPR
    to_nonsecure
    rw 3, GICC_ABPR
    to_secure
    peek_out GICC_ABPR
    done
