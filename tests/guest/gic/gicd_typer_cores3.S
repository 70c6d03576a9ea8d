@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_TYPER: 288 interrupt lines, three CPU interfaces, Security Extensions
@ section: GIC 4.3.2
@ machine: secure, cores 3
@ expect: typer=448
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    peek_out GICD_TYPER
    done
