@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_AEOIR does not end a Group 0 interrupt
@ section: GIC 4.4.10
@ machine: secure
@ expect: iar=28 rpr=40 active=100 rpr.eoi=ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 40, 0x40
    raise 40
    peek_out GICC_IAR
    poke 40, GICC_AEOIR
    outs GICC_RPR, GICD_ISACTIVER+4
    poke 40, GICC_EOIR
    peek_out GICC_RPR
    done
