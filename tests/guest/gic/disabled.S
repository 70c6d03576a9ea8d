@ SPDX-License-Identifier: Apache-2.0
@ title: A disabled interrupt stays pending and is not signalled
@ section: GIC 4.3.6
@ expect: disabled=3ff enabled=28
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x01010101, GICD_ITARGETSR+40
    poke 0x100, GICD_ISPENDR+4
    wait_ipi
    peek_out GICC_IAR
    poke 0x100, GICD_ISENABLER+4
    wait_ipi
    peek_out GICC_IAR
    done
