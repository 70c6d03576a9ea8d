@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_MISR.VGrp0E and VGrp0D follow GICV_CTLR.EnableGrp0
@ section: GIC 5.3.4
@ expect: d=20 e=10 e.only=0 d.only=20
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x31, GICH_HCR
    peek_out GICH_MISR
    poke 1, GICV_CTLR
    peek_out GICH_MISR
    poke 0x21, GICH_HCR
    peek_out GICH_MISR
    poke 0, GICV_CTLR
    peek_out GICH_MISR
    done
