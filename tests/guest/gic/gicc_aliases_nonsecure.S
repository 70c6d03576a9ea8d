@ SPDX-License-Identifier: Apache-2.0
@ title: The aliased registers are RAZ/WI to Non-secure accesses
@ section: GIC 4.4.8
@ machine: secure
@ expect: abpr=0 aiar=0 ahppir=0 pending=100 iar=28 rpr=0 rpr.eoi=ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 3, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 3, GICC_CTLR
    poke 0x100, GICD_IGROUPR+4
    spi 40, 0x80
    raise 40
    to_nonsecure
    outs GICC_ABPR, GICC_AIAR, GICC_AHPPIR, GICD_ISPENDR+4, GICC_IAR
    poke 40, GICC_AEOIR
    peek_out GICC_RPR
    poke 40, GICC_EOIR
    peek_out GICC_RPR
    done
