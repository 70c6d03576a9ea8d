@ SPDX-License-Identifier: Apache-2.0
@ title: With one core GICD_ITARGETSR is RAZ/WI and every SPI comes to it
@ section: GIC 4.3.12
@ machine: secure
@ expect: sgi=0 ppi=0 spi=0 last=0 iar=28
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICD_ITARGETSR, GICD_ITARGETSR+16, GICD_ITARGETSR+32, GICD_ITARGETSR+284
    gic_on
    pokeb 0x40, GICD_IPRIORITYR+40
    bit_of 40, GICD_ISENABLER
    raise 40
    peek_out GICC_IAR
    done
