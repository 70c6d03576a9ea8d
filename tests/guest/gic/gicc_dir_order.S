@ SPDX-License-Identifier: Apache-2.0
@ title: With EOImode 1 the deactivations may come in another order than the ends
@ section: GIC 3.2.1
@ machine: secure
@ expect: first=28 second=29 rpr=ff active=300 left=200 none=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x201, GICC_CTLR
    spi 40, 0x80
    spi 41, 0x40
    raise 40
    peek_out GICC_IAR
    raise 41
    peek_out GICC_IAR
    poke 41, GICC_EOIR
    poke 40, GICC_EOIR
    outs GICC_RPR, GICD_ISACTIVER+4
    poke 40, GICC_DIR
    peek_out GICD_ISACTIVER+4
    poke 41, GICC_DIR
    peek_out GICD_ISACTIVER+4
    done
