@ SPDX-License-Identifier: Apache-2.0
@ title: MSR (banked) in Hyp mode writes the SP of every mode
@ section: ARM ARM B9.3.11
@ expect: irq=111 sys=122 abt=100 svc=100
@ qemu: yes
.include "guest.inc"

test:
    .irp m, usr, svc, irq, abt, und, fiq
    set r0, 0x100
    msr sp_\m, r0
    .endr
    set r0, 0x111
    msr sp_irq, r0
    set r0, 0x122
    msr sp_usr, r0
    eret_to (SVC|MASKED), 1f
1:  nop
    cps #IRQ
    out sp
    cps #SYS
    out sp
    cps #ABT
    out sp
    cps #SVC
    out sp
    done
