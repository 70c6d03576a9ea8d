@ SPDX-License-Identifier: Apache-2.0
@ title: WFI sleeps until a timer
@ section: ARM ARM B1.8.14
@ expect: ctl=5 iar=1e
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x40000000, GICD_ISENABLER
    mov r0, #1000
    mcr p15, 0, r0, c14, c2, 0
    mov r0, #1
    mcr p15, 0, r0, c14, c2, 1
    isb
    wfi
    mrc p15, 0, r1, c14, c2, 1
    out r1
    peek_out GICC_IAR
    done
