@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_TYPER of eight cores, the same on each
@ section: GIC 4.3.2
@ machine: secure, cores 8
@ expect: core0=4e8 core5=4e8 core7=4e8
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 8
    peek_out GICD_TYPER
    out_on 5, GICD_TYPER
    out_on 7, GICD_TYPER
    done
