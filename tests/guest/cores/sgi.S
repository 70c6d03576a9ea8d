@ SPDX-License-Identifier: Apache-2.0
@ title: An SGI to the other core carries the sender
@ section: GIC 4.3.15
@ machine: hyp, cores 2
@ expect: iar=5
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "cores.inc"

test:
    gic_on
    start_core1 core1
    wait_word ready, 1
    poke 0x00020005, GICD_SGIR
    dsb
    wait_word ready, 2
    load r0, seen
    out r0
    done
core1: poke 0xff, GICC_PMR
    poke 1, GICC_CTLR
    post ready, 1
    wfi
    peek r0, GICC_IAR
    save r0, seen
    post ready, 2
6:  wfi
    b 6b
    .data
ready: .word 0
seen: .word 0
    .text
