@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ICPENDR cannot end the pending state of a level-sensitive interrupt whose line is high
@ section: GIC 4.3.8
@ expect: line=40000000 still=40000000 off=0
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
    peek_out GICD_ISPENDR
    rw 0x40000000, GICD_ICPENDR
    mov r0, #0
    mcr p15, 0, r0, c14, c2, 1
    isb
    wait_ipi
    peek_out GICD_ISPENDR
    done
