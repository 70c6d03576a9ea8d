@ SPDX-License-Identifier: Apache-2.0
@ title: A shared interrupt set pending by software
@ section: GIC 4.3.7
@ expect: pending=100 iar=28 pending2=0 active=100 inactive=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x01010101, GICD_ITARGETSR+40
    poke 0x100, GICD_ISENABLER+4
    poke 0x100, GICD_ISPENDR+4
    wait_ipi
    peek_out GICD_ISPENDR+4
    peek_out GICC_IAR
    peek_out GICD_ISPENDR+4
    peek_out GICD_ISACTIVER+4
    poke 40, GICC_EOIR
    peek_out GICD_ISACTIVER+4
    done
