@ SPDX-License-Identifier: Apache-2.0
@ title: An edge-triggered SPI stays pending after its line is low again, until acknowledged
@ section: GIC 3.2.4
@ expect: line=2 low=2 iar=21 pending=0 none=3ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 33, 0x40
    poke 8, GICD_ICFGR+8
    poke 0x20, UART+0x38
    poke 0x20, UART
    wait_ipi
    peek_out GICD_ISPENDR+4
    poke 0, UART+0x38
    wait_ipi
    outs GICD_ISPENDR+4, GICC_IAR, GICD_ISPENDR+4
    poke 33, GICC_EOIR
    peek_out GICC_IAR
    done
