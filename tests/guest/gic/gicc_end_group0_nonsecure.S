@ SPDX-License-Identifier: Apache-2.0
@ title: Non-secure writes of GICC_EOIR and DIR leave Group 0 interrupts alone
@ section: GIC 4.4.5
@ machine: secure
@ expect: iar=28 rpr=40 active=100 rpr=40 active=100
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICD_CTLR
    poke 0xf8, GICC_PMR
    poke 1, GICC_CTLR
    spi 40, 0x40
    raise 40
    peek_out GICC_IAR
    to_nonsecure
    poke 40, GICC_EOIR
    to_secure
    outs GICC_RPR, GICD_ISACTIVER+4
    poke 0x401, GICC_CTLR
    to_nonsecure
    poke 40, GICC_DIR
    to_secure
    outs GICC_RPR, GICD_ISACTIVER+4
    done
