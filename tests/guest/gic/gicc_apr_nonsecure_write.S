@ SPDX-License-Identifier: Apache-2.0
@ title: A Non-secure write of GICC_APR0 changes GICC_NSAPR0<31:16> and nothing else
@ section: GIC 4.4.12
@ machine: secure
@ expect: ns=3 s.nsapr=30005 s.apr=f0 ns.clear=0 s.nsapr=5
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x5, GICC_NSAPR0
    poke 0xf0, GICC_APR0
    to_nonsecure
    rw 0xffff0003, GICC_APR0
    poke 0xffffffff, GICC_NSAPR0
    to_secure
    outs GICC_NSAPR0, GICC_APR0
    to_nonsecure
    rw 0, GICC_APR0
    to_secure
    peek_out GICC_NSAPR0
    done
