@ SPDX-License-Identifier: Apache-2.0
@ title: An SGI from core 1: GICC_IAR has its number in bits 12:10
@ section: GIC 4.4.4
@ machine: hyp, cores 2
@ expect: iar=406 none=3ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "cores.inc"

test:
    gic_on
    start_core1 core1
    wfi
    peek r0, GICC_IAR
    out r0
    set r12, GICC_EOIR
    str r0, [r12]
    peek_out GICC_IAR
    done
core1: poke 0x00010006, GICD_SGIR
6:  wfi
    b 6b
