@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_CTLR.EOImodeNS is for Non-secure accesses, EOImodeS for Secure ones
@ section: GIC 4.4.1
@ machine: secure
@ expect: ns=29 rpr=ff active=200 s=28 s.active=200 dir=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 0x403, GICC_CTLR
    poke 0x200, GICD_IGROUPR+4
    spi 40, 0x40
    spi 41, 0x80
    raise 41
    to_nonsecure
    peek_out GICC_IAR
    poke 41, GICC_EOIR
    outs GICC_RPR, GICD_ISACTIVER+4
    to_secure
    raise 40
    peek_out GICC_IAR
    poke 40, GICC_EOIR
    peek_out GICD_ISACTIVER+4
    to_nonsecure
    poke 41, GICC_DIR
    to_secure
    peek_out GICD_ISACTIVER+4
    done
