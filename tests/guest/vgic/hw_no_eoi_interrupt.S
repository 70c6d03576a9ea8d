@ SPDX-License-Identifier: Apache-2.0
@ title: With HW = 1 bit 19 belongs to PhysicalID: no EOI maintenance interrupt
@ section: GIC 5.3.8
@ expect: viar=30 eisr=0 misr=0 elrsr=f
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    lr 0, 48, 0, LR_HW|(512<<10)
    peek_out GICV_IAR
    poke 48, GICV_EOIR
    outs GICH_EISR0, GICH_MISR, GICH_ELRSR0
    done
