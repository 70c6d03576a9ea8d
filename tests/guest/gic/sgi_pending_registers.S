@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_SPENDSGIR and CPENDSGIR: pending by source core
@ section: GIC 4.3.16
@ expect: pending=1 iar=4 cleared=3ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x1, GICD_SPENDSGIR+4
    wait_ipi
    peek_out GICD_SPENDSGIR+4
    peek_out GICC_IAR
    poke 4, GICC_EOIR
    poke 0x1, GICD_SPENDSGIR+4
    poke 0x1, GICD_CPENDSGIR+4
    wait_ipi
    peek_out GICC_IAR
    done
