@ SPDX-License-Identifier: Apache-2.0
@ title: ISR below Hyp shows the virtual IRQ with IMO, in Hyp mode the physical one
@ section: ARM ARM B4.1.98
@ expect: hyp=0 svc=80
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x90
    mrc p15, 0, r0, c12, c1, 0
    out r0
    eret_to (SVC|MASKED), 1f
1:  mrc p15, 0, r0, c12, c1, 0
    out r0
    done
