@ SPDX-License-Identifier: Apache-2.0
@ title: With EOImode 1 a GICV_DIR without a list register is counted, an EOIR is not
@ section: GIC 5.3.1
@ expect: iar=28 hcr=1 counted=8000001
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on 0x201
    lr 0, 40, 0x80
    peek_out GICV_IAR
    poke 0, GICH_LR0
    poke 40, GICV_EOIR
    peek_out GICH_HCR
    poke 40, GICV_DIR
    peek_out GICH_HCR
    done
