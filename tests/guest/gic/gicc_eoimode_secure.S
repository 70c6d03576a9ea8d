@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_CTLR.EOImodeS: GICC_EOIR drops the priority, GICC_DIR deactivates
@ section: GIC 4.4.5
@ machine: secure
@ expect: iar=28 rpr=ff active=100 again=3ff pending=100 inactive=0 then=28
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
    poke 40, GICC_EOIR
    outs GICC_RPR, GICD_ISACTIVER+4
    raise 40
    outs GICC_IAR, GICD_ISPENDR+4
    poke 40, GICC_DIR
    outs GICD_ISACTIVER+4, GICC_IAR
    done
