@ SPDX-License-Identifier: Apache-2.0
@ title: A new priority of a pending interrupt counts at once
@ section: GIC 4.3.11
@ machine: secure
@ expect: first=28 moved=29 back=28
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 40, 0x40
    spi 41, 0x80
    raise 40, 41
    peek_out GICC_HPPIR
    pokeb 0xc0, GICD_IPRIORITYR+40
    peek_out GICC_HPPIR
    pokeb 0x20, GICD_IPRIORITYR+40
    peek_out GICC_HPPIR
    done
