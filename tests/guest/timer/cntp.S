@ SPDX-License-Identifier: Apache-2.0
@ title: CNTP fires PPI 30; IMASK holds it back while ISTATUS stays
@ section: ARM ARM B8.1.5
@ expect: ctl=5 iar=1e masked=7 spurious=3ff off=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x40000000, GICD_ISENABLER
    mov r0, #100
    mcr p15, 0, r0, c14, c2, 0
    mov r0, #1
    mcr p15, 0, r0, c14, c2, 1
    isb
5:  mrc p15, 0, r1, c14, c2, 1
    tst r1, #4
    beq 5b
    wait_ipi
    out r1
    peek_out GICC_IAR
    mov r0, #3
    mcr p15, 0, r0, c14, c2, 1
    isb
    mrc p15, 0, r1, c14, c2, 1
    out r1
    poke 30, GICC_EOIR
    wait_ipi
    peek_out GICC_IAR
    mov r0, #0
    mcr p15, 0, r0, c14, c2, 1
    isb
    mrc p15, 0, r1, c14, c2, 1
    and r1, r1, #3
    out r1
    done
