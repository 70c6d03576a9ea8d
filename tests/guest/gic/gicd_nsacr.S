@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_NSACR: two bits for each SGI and SPI, no field for PPIs
@ section: GIC 4.3.14
@ machine: secure
@ expect: sgi=ffffffff ppi=0 spi=ffffffff last=ffffffff beyond=0 pattern=e4e4e4e4
@ qemu: wrong: no GICD_NSACR, GIC 4.3.14
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICD_NSACR, GICD_NSACR+4, GICD_NSACR+8, GICD_NSACR+68, GICD_NSACR+72
    rw 0xe4e4e4e4, GICD_NSACR+8
    done
