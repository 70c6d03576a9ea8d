@ SPDX-License-Identifier: Apache-2.0
@ title: ITARGETSR of SGIs and PPIs reads the own core
@ section: GIC 4.3.12
@ machine: hyp, cores 2
@ expect: targets=1010101 cpus=1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    peek_out GICD_ITARGETSR
    peek r1, GICD_TYPER
    lsr r1, r1, #5
    and r1, r1, #7
    out r1
    done
