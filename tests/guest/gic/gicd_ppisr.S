@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_PPISR: the input lines of the core's PPIs, whatever the pending state
@ section: A15 TRM 8.3.2
@ expect: none=0 timer=4000 written=4000 soft=4000 off=0
@ qemu: wrong: no GICD_PPISR, A15 TRM 8.3.2
.include "guest.inc"
.include "gic.inc"

test:
    peek_out GICD_PPISR
    mov r0, #0
    mcr p15, 0, r0, c14, c2, 0
    mov r0, #1
    mcr p15, 0, r0, c14, c2, 1
    isb
    wait_ipi
    peek_out GICD_PPISR
    rw 0, GICD_PPISR
    poke 0x00800000, GICD_ISPENDR
    peek_out GICD_PPISR
    mov r0, #0
    mcr p15, 0, r0, c14, c2, 1
    isb
    wait_ipi
    peek_out GICD_PPISR
    done
