@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_MISR.VGrp1E and VGrp1D follow GICV_CTLR.EnableGrp1
@ section: GIC 5.3.4
@ expect: d=80 e=40 e.only=0 d.only=80 e.off=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 0xc1, GICH_HCR
    peek_out GICH_MISR
    poke 2, GICV_CTLR
    peek_out GICH_MISR
    poke 0x81, GICH_HCR
    peek_out GICH_MISR
    poke 0, GICV_CTLR
    peek_out GICH_MISR
    poke 0x41, GICH_HCR
    peek_out GICH_MISR
    done
