@ SPDX-License-Identifier: Apache-2.0
@ title: The higher priority first; of equals the lower number
@ section: GIC 3.3
@ expect: first=2a second=28 third=29 fourth=2b
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x01010101, GICD_ITARGETSR+40
    poke 0x80408080, GICD_IPRIORITYR+40
    poke 0xf00, GICD_ISENABLER+4
    poke 0xf00, GICD_ISPENDR+4
    wait_ipi
    peek_out GICC_IAR
    poke 42, GICC_EOIR
    peek_out GICC_IAR
    poke 40, GICC_EOIR
    peek_out GICC_IAR
    poke 41, GICC_EOIR
    peek_out GICC_IAR
    done
