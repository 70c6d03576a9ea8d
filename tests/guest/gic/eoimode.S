@ SPDX-License-Identifier: Apache-2.0
@ title: EOImode: GICC_EOIR drops the priority, GICC_DIR ends the activity
@ section: GIC 4.4.15
@ expect: iar=3 rpr=ff active=8 inactive=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x201, GICC_CTLR
    sgi_to_self 3
    wait_ipi
    peek_out GICC_IAR
    poke 3, GICC_EOIR
    peek_out GICC_RPR
    peek_out GICD_ISACTIVER
    poke 3, GICC_DIR
    peek_out GICD_ISACTIVER
    done
