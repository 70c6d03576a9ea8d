@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_CTLR 0: nothing is forwarded, but becomes pending
@ section: GIC 4.3.1
@ expect: off=3ff pending=100 on=28
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0, GICD_CTLR
    poke 0x01010101, GICD_ITARGETSR+40
    poke 0x100, GICD_ISENABLER+4
    poke 0x100, GICD_ISPENDR+4
    wait_ipi
    peek_out GICC_IAR
    peek_out GICD_ISPENDR+4
    poke 1, GICD_CTLR
    wait_ipi
    peek_out GICC_IAR
    done
