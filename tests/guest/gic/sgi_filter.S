@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_SGIR target filters: all but oneself, oneself
@ section: GIC 4.3.15
@ expect: others=3ff self=2
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x01000002, GICD_SGIR
    wait_ipi
    peek_out GICC_IAR
    poke 0x02000002, GICD_SGIR
    wait_ipi
    peek_out GICC_IAR
    done
