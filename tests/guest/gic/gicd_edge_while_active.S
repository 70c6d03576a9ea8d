@ SPDX-License-Identifier: Apache-2.0
@ title: An edge while the interrupt is active makes it active and pending: it comes again after its end
@ section: GIC 3.2.4
@ expect: iar=28 pending=100 active=100 none=3ff again=28 pending=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 40, 0x40
    poke 0x00020000, GICD_ICFGR+8
    raise 40
    peek_out GICC_IAR
    raise 40
    outs GICD_ISPENDR+4, GICD_ISACTIVER+4, GICC_IAR
    poke 40, GICC_EOIR
    outs GICC_IAR, GICD_ISPENDR+4
    done
