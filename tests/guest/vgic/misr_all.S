@ SPDX-License-Identifier: Apache-2.0
@ title: Several maintenance conditions at once; GICH_HCR.En gates the interrupt
@ section: GIC 5.3.4
@ expect: off=0 on=2000000 misr=aa more=9e less=54 line=2000000 off=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 0xfe, GICH_HCR
    wait_ipi
    peek_out GICD_ISPENDR
    poke 0xff, GICH_HCR
    wait_ipi
    outs GICD_ISPENDR, GICH_MISR
    poke 1, GICV_CTLR
    poke 0x100, GICH_APR
    poke 40, GICV_EOIR
    peek_out GICH_MISR
    lr 0, 40, 0x40
    lr 1, 41, 0x40
    poke 3, GICV_CTLR
    peek_out GICH_MISR
    wait_ipi
    peek_out GICD_ISPENDR
    poke 0, GICH_HCR
    wait_ipi
    peek_out GICD_ISPENDR
    done
