@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_EOIR and DIR ignore the special interrupt IDs
@ section: GIC 4.4.5
@ machine: secure
@ expect: iar=28 rpr=40 active=100 dir=100
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x201, GICC_CTLR
    spi 40, 0x40
    raise 40
    peek_out GICC_IAR
    poke 1023, GICC_EOIR
    poke 1022, GICC_EOIR
    poke 1020, GICC_EOIR
    outs GICC_RPR, GICD_ISACTIVER+4
    poke 1023, GICC_DIR
    poke 1022, GICC_DIR
    peek_out GICD_ISACTIVER+4
    done
