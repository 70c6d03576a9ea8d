@ SPDX-License-Identifier: Apache-2.0
@ title: The maintenance interrupt is PPI 25
@ section: GIC 5.3.4
@ expect: iar=19 gone=3ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke 0x02000000, GICD_ISENABLER
    poke 3, GICH_HCR
    wait_ipi
    peek_out GICC_IAR
    poke 0, GICH_HCR
    poke 25, GICC_EOIR
    wait_ipi
    peek_out GICC_IAR
    done
