@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_IGROUPR is RAZ/WI to Non-secure accesses
@ section: GIC 4.3.4
@ machine: secure
@ expect: ns0=0 ns1=0 s0=f0f s1=ff00
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0xf0f, GICD_IGROUPR
    poke 0xff00, GICD_IGROUPR+4
    to_nonsecure
    rw 0xffffffff, GICD_IGROUPR, GICD_IGROUPR+4
    to_secure
    outs GICD_IGROUPR, GICD_IGROUPR+4
    done
