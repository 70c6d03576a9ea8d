@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_CTLR.EOImode: EOIR drops the priority, DIR ends it
@ section: GIC 5.5.1
@ expect: iar=1b lr=2000001b apr=0 done=1b
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x201, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke (0x10000000|0x1b), GICH_LR0
    peek_out GICV_IAR
    poke 0x1b, GICV_EOIR
    peek_out GICH_LR0
    peek_out GICH_APR
    poke 0x1b, GICV_DIR
    peek_out GICH_LR0
    done
