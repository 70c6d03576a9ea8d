@ SPDX-License-Identifier: Apache-2.0
@ title: ICACTIVER and ISACTIVER; an active interrupt is not signalled again
@ section: GIC 4.3.10
@ expect: active=3ff cleared=28
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x01010101, GICD_ITARGETSR+40
    poke 0x100, GICD_ISENABLER+4
    poke 0x100, GICD_ISACTIVER+4
    poke 0x100, GICD_ISPENDR+4
    wait_ipi
    peek_out GICC_IAR
    poke 0x100, GICD_ICACTIVER+4
    wait_ipi
    peek_out GICC_IAR
    done
