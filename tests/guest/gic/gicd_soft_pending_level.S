@ SPDX-License-Identifier: Apache-2.0
@ title: A level-sensitive interrupt set pending by software: acknowledging it ends the pending state
@ section: GIC 4.3.7
@ machine: secure
@ expect: iar=28 pending=0 active=100 none=3ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 40, 0x40
    poke 0, GICD_ICFGR+8
    raise 40
    outs GICC_IAR, GICD_ISPENDR+4, GICD_ISACTIVER+4
    poke 40, GICC_EOIR
    peek_out GICC_IAR
    done
