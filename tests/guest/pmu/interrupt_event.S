@ SPDX-License-Identifier: Apache-2.0
@ title: An event counter's overflow interrupts: instructions retired at PL1
@ section: ARM ARM C12.3, C12.4
@ machine: svc
@ expect: vector=18 iar=17 flags=1 enough=1
@ qemu: wrong: needs -icount
.include "guest.inc"
.include "pmu.inc"
.include "gic.inc"

test:
    gic_on
    poke 1<<23, GICD_ISENABLER
    counter 0, EV_INST_RETIRED, 0xffffff00
    pm c14, 1, 1
    enable 1
    catch 2f
    mov r6, #0
    cpsie i
    pmcr PMCR_E
1:  add r6, r6, #1
    cmp r6, #0x10000
    blo 1b
    outi 0xbad
2:  cpsid i
    out_vector
    peek_out GICC_IAR
    pm c14, 2, 1
    out_pm c12, 3
    cmp r6, #80                         @ 256 instructions are 85 rounds and a bit
    mov r10, #0
    movhs r10, #1
    out r10
    done
