@ SPDX-License-Identifier: Apache-2.0
@ title: A level that is still there after EOI is pending again
@ section: GIC 3.2.4
@ expect: first=1e active=3ff again=1e gone=3ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x40000000, GICD_ISENABLER
    mov r0, #0
    mcr p15, 0, r0, c14, c2, 0
    mov r0, #1
    mcr p15, 0, r0, c14, c2, 1
    isb
    wait_ipi
    peek_out GICC_IAR
    peek_out GICC_IAR
    poke 30, GICC_EOIR
    wait_ipi
    peek_out GICC_IAR
    mov r0, #0
    mcr p15, 0, r0, c14, c2, 1
    isb
    poke 30, GICC_EOIR
    wait_ipi
    peek_out GICC_IAR
    done
