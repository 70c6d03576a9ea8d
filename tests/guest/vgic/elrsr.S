@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_ELRSR0 and EISR0: which list registers are free, which wait for the hypervisor
@ section: GIC 5.3.6
@ expect: all=f two=c iar=1b iar2=1c after=d eisr=2 misr=1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    peek_out GICH_ELRSR0
    poke (0x10000000|0x1b), GICH_LR0
    poke (0x10080000|0x1c), GICH_LR1
    peek_out GICH_ELRSR0
    peek_out GICV_IAR
    poke 0x1b, GICV_EOIR
    peek_out GICV_IAR
    poke 0x1c, GICV_EOIR
    peek_out GICH_ELRSR0
    peek_out GICH_EISR0
    peek_out GICH_MISR
    done
