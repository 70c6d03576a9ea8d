@ SPDX-License-Identifier: Apache-2.0
@ title: A software list register carries the CPU that sent the SGI
@ section: GIC 5.3.9
@ expect: iar=404 lr=404
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke (0x10000000|(1<<10)|4), GICH_LR0
    peek r1, GICV_IAR
    out r1
    set r12, GICV_EOIR
    str r1, [r12]
    peek_out GICH_LR0
    done
