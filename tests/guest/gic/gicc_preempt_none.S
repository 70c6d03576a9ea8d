@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_BPR 7 leaves no group priority: nothing preempts, the subpriority still orders
@ section: GIC 3.3.1
@ machine: secure
@ expect: first=28 none=3ff rpr=0 next=2a then=29
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 7, GICC_BPR
    spi 40, 0xf0
    spi 41, 0x80
    spi 42, 0
    raise 40
    peek_out GICC_IAR
    raise 41, 42
    outs GICC_IAR, GICC_RPR
    poke 40, GICC_EOIR
    peek_out GICC_IAR
    poke 42, GICC_EOIR
    peek_out GICC_IAR
    done
