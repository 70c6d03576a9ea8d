@ SPDX-License-Identifier: Apache-2.0
@ title: A shared interrupt goes to the core of its ITARGETSR
@ section: GIC 4.3.12
@ machine: hyp, cores 2
@ expect: core1=28 core0=3ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "cores.inc"

test:
    gic_on
    start_core1 core1
    wait_word ready, 1
    poke 0x02020202, GICD_ITARGETSR+40
    poke 0x100, GICD_ISENABLER+4
    poke 0x100, GICD_ISPENDR+4
    wait_word ready, 2
    load r0, seen
    out r0
    peek_out GICC_IAR
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
