@ SPDX-License-Identifier: Apache-2.0
@ title: The maintenance interrupt is level-sensitive: it comes again while its cause is there
@ section: GIC 5.2.4
@ expect: iar=19 again=19 gone=3ff active=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x02000000, GICD_ISENABLER
    poke 3, GICH_HCR
    wait_ipi
    peek_out GICC_IAR
    poke 25, GICC_EOIR
    wait_ipi
    peek_out GICC_IAR
    lr 0, 40, 0x40
    lr 1, 41, 0x40
    poke 25, GICC_EOIR
    wait_ipi
    outs GICC_IAR, GICD_ISACTIVER
    done
