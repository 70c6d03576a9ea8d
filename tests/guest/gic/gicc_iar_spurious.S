@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_IAR reads as 1023 with nothing pending, nothing sufficient, nothing enabled
@ section: GIC 4.4.4
@ machine: secure
@ expect: nothing=3ff masked=3ff off=3ff pending=100 active=0 iar=28 again=3ff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    peek_out GICC_IAR
    spi 40, 0x40
    poke 0x40, GICC_PMR
    raise 40
    peek_out GICC_IAR
    poke 0xf8, GICC_PMR
    poke 0, GICC_CTLR
    peek_out GICC_IAR
    outs GICD_ISPENDR+4, GICD_ISACTIVER+4
    poke 1, GICC_CTLR
    outs GICC_IAR, GICC_IAR
    done
