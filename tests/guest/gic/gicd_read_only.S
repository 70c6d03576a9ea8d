@ SPDX-License-Identifier: Apache-2.0
@ title: Writes to the read-only registers of the Distributor are ignored
@ section: GIC 4.1.2
@ machine: secure
@ expect: typer=408 iidr=43b ppi=0 spi=0 sgir=0 p4=4 p0=90 c3=b1
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICD_TYPER, GICD_IIDR, GICD_PPISR, GICD_SPISR+8
    peek_out GICD_SGIR
    rw 0xffffffff, GICD_ICPIDR4, GICD_ICPIDR4+0x10, GICD_ICPIDR4+0x2c
    done
