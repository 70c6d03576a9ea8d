@ SPDX-License-Identifier: Apache-2.0
@ title: Hyp mode has the LR of User mode
@ section: ARM ARM B1.3.2
@ expect: sys=4321 usr=4321
@ qemu: yes
.include "guest.inc"

test:
    set lr, 0x4321
    eret_to (SYS|MASKED), 1f
1:  out lr
    cps #SVC
    mrs r0, lr_usr
    out r0
    done
