@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_PMR holds back what is not above it
@ section: GIC 4.4.2
@ expect: held=3ff hppir=1 through=1
@ qemu: wrong: HPPIR hides what GICC_PMR holds back, GIC 4.4.7
.include "guest.inc"
.include "gic.inc"

test:
    gic_on 0x40
    poke 0x80808080, GICD_IPRIORITYR
    sgi_to_self 1
    wait_ipi
    peek_out GICC_IAR
    peek_out GICC_HPPIR
    poke 0xf0, GICC_PMR
    wait_ipi
    peek_out GICC_IAR
    done
