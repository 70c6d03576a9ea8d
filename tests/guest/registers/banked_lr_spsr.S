@ SPDX-License-Identifier: Apache-2.0
@ title: MRS and MSR (banked) of LR and SPSR from Supervisor mode
@ section: ARM ARM B9.3.9
@ expect: irq=1010 und=2020 spsr=a00001d1 lr_und=2020 spsr_abt=a00001d1
@ qemu: yes
.include "guest.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    set r0, 0x1010
    msr lr_irq, r0
    set r0, 0x2020
    msr lr_und, r0
    set r0, 0xa00001d1
    msr spsr_abt, r0
    cps #IRQ
    out lr
    cps #UND
    out lr
    cps #ABT
    mrs r0, spsr
    out r0
    cps #SVC
    mrs r0, lr_und
    out r0
    mrs r0, spsr_abt
    out r0
    done
