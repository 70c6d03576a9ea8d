@ SPDX-License-Identifier: Apache-2.0
@ title: CNTHP interrupts a guest: taken to Hyp mode with IMO
@ section: ARM ARM B8.1.5
@ expect: vector=118 elr=0 iar=1a
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x04000000, GICD_ISENABLER
    hcr 0x10
    mov r0, #200
    mcr p15, 4, r0, c14, c2, 0
    mov r0, #1
    mcr p15, 4, r0, c14, c2, 1
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  b 2b
3:  out_vector
    out_return 2b
    peek_out GICC_IAR
    done
