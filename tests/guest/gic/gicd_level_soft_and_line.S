@ SPDX-License-Identifier: Apache-2.0
@ title: Set pending by software and by its line: pending until both are gone
@ section: GIC 4.3.7
@ expect: both=40000000 line.low=40000000 cleared=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    mov r0, #0
    mcr p15, 0, r0, c14, c2, 0
    mov r0, #1
    mcr p15, 0, r0, c14, c2, 1
    isb
    wait_ipi
    rw 0x40000000, GICD_ISPENDR
    mov r0, #0
    mcr p15, 0, r0, c14, c2, 1
    isb
    wait_ipi
    peek_out GICD_ISPENDR
    rw 0x40000000, GICD_ICPENDR
    done
