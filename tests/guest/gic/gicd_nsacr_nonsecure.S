@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_NSACR is RAZ/WI to Non-secure accesses
@ section: GIC 4.3.14
@ machine: secure
@ expect: ns=0 ns.spi=0 s=1 s.spi=e4
@ qemu: wrong: no GICD_NSACR, GIC 4.3.14
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICD_NSACR
    poke 0xe4, GICD_NSACR+8
    to_nonsecure
    rw 0xffffffff, GICD_NSACR, GICD_NSACR+8
    to_secure
    outs GICD_NSACR, GICD_NSACR+8
    done
