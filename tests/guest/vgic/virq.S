@ SPDX-License-Identifier: Apache-2.0
@ title: A list register makes a virtual IRQ; acknowledged and ended by the guest
@ section: GIC 5.2
@ expect: vector=18 iar=1b active=2000001b done=1b spurious=3ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke (0x10000000|0x1b), GICH_LR0
    hcr 0x10
    catch 3f
    eret_to SVC, 2f
2:  wait_ipi
    outi 0xbad
3:  out_vector
    peek_out GICV_IAR
    peek_out GICH_LR0
    poke 0x1b, GICV_EOIR
    peek_out GICH_LR0
    peek_out GICV_IAR
    done
